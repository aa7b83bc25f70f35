package io.realtimeanalytics.pipeline.pattern;

import static io.realtimeanalytics.pipeline.pattern.ClickPatternsTest.only;
import static io.realtimeanalytics.pipeline.pattern.testing.Happened.action;
import static io.realtimeanalytics.pipeline.pattern.testing.Happened.click;
import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.pattern.candidate.Action;
import io.realtimeanalytics.pipeline.pattern.testing.Patterns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DefinitionEditsTest {

    private static final long MINUTE = 60_000;

    private Patterns patterns;

    @BeforeEach
    void open() throws Exception {
        patterns = Patterns.fresh();
    }

    @AfterEach
    void close() {
        patterns.close();
    }

    @Test
    void aThresholdChangesWhileTheJobRuns() throws Exception {
        patterns.happen(click("c-1", 0, 0, 0), click("c-2", 1, 0, 0)).timeIs(5_000);
        patterns.define("rage_click severity=critical cooldown=1m min_clicks=2");

        patterns.happen(click("c-3", 6_000, 0, 0), click("c-4", 6_001, 0, 0)).end();

        assertThat(only(patterns.opened("rage_click")).severity()).isEqualTo("critical");
        assertThat(only(patterns.resolved("rage_click")).resolvedAtMillis())
                .isEqualTo(MORNING + 6_001 + MINUTE);
    }

    @Test
    void whatIsUnderWayByAnOldVersionIsGivenUp() throws Exception {
        patterns.happen(action("a-1", Action.ADD_TO_CART, 0, 5_000)).timeIs(MINUTE);
        patterns.define("cart_abandonment wait_seconds=60");

        patterns.end();

        assertThat(patterns.alerts()).isEmpty();
        assertThat(patterns.left().values()).containsOnly(0);
    }

    @Test
    void aPatternCanBeSwitchedOffForOneSite() throws Exception {
        patterns.define("cart_abandonment site=shop enabled=false")
                .define("form_abandonment site=other enabled=false");

        patterns.happen(action("a-1", Action.ADD_TO_CART, 0, 5_000))
                .happen(action("a-2", Action.FORM_START, 0, 0))
                .end();

        assertThat(patterns.opened("cart_abandonment")).isEmpty();
        assertThat(patterns.opened("form_abandonment")).hasSize(1);
    }

    @Test
    void aPatternCanBeAddedAndRemoved() throws Exception {
        patterns.define("impatient kind=rage_click min_clicks=2").timeIs(0);
        patterns.happen(click("c-1", 1, 0, 0), click("c-2", 2, 0, 0)).timeIs(5_000);
        assertThat(patterns.opened("impatient")).hasSize(1);
        patterns.remove("impatient");

        patterns.happen(click("c-3", 700_000, 0, 0), click("c-4", 700_001, 0, 0)).end();

        assertThat(patterns.opened("impatient")).hasSize(1);
        assertThat(patterns.opened("rage_click")).isEmpty();
    }

    @Test
    void removingAnEditBringsBackWhatIsBuiltIn() throws Exception {
        patterns.define("rage_click enabled=false").remove("rage_click");

        patterns.happen(click("c-1", 0, 0, 0), click("c-2", 1, 0, 0), click("c-3", 2, 0, 0)).end();

        assertThat(patterns.opened("rage_click")).hasSize(1);
    }

    @Test
    void goesOnFromACheckpoint() throws Exception {
        patterns.define("rage_click min_clicks=4")
                .happen(action("a-1", Action.ADD_TO_CART, 0, 5_000))
                .happen(click("c-1", 0, 0, 0), click("c-2", 1, 0, 0), click("c-3", 2, 0, 0))
                .timeIs(1);

        try (Patterns restored = Patterns.restored(patterns.snapshot())) {
            restored.happen(click("c-4", 3, 0, 0), click("c-3", 2, 0, 0)).end();

            assertThat(restored.opened("rage_click")).hasSize(1);
            assertThat(only(restored.opened("cart_abandonment")).sampleEventIds())
                    .containsExactly("a-1");
            assertThat(restored.left().values()).containsOnly(0);
        }
    }
}
