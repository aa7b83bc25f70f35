package io.realtimeanalytics.pipeline.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.BuiltIn;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionText;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.testing.TestEvents;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final long MORNING = TestEvents.MORNING;
    private static final long DAY = 86_400_000;

    @Test
    void runsTheOneDefinitionEvenIfItIsSwitchedOff() {
        Definition tried = DefinitionText.parse("traffic_spike enabled=false factor=3");
        Map<String, Definition> inForce = new LinkedHashMap<>();
        for (DefinitionUpdate update : Backtest.only(tried)) {
            inForce.put(update.key(), update.definition());
        }

        assertThat(inForce).hasSize(BuiltIn.definitions().size());
        assertThat(inForce.values().stream().filter(Definition::isEnabled))
                .singleElement()
                .satisfies(
                        definition -> {
                            assertThat(definition.patternId()).isEqualTo("traffic_spike");
                            assertThat(definition.threshold("factor")).isEqualTo(3);
                        });
    }

    @Test
    void tellsWhenItWouldHaveFiredAndHowOften() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Report report = new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        AlertUpdate second = alert("b", MORNING + 3_600_000);
        AlertUpdate first = alert("a", MORNING);

        report.end(
                List.of(second, first, first.resolvedAt(MORNING + 90_000)),
                new RetainedSpan(MORNING - DAY, MORNING + DAY));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .satisfies(
                        lines -> {
                            assertThat(lines.get(0))
                                    .startsWith("2026-11-22T08:00:00Z  1.5 min    shop  (site)")
                                    .contains("value 90.0, expected 30.0", "referrer news.example")
                                    .endsWith("e.g. e-1");
                            assertThat(lines.get(1)).startsWith("2026-11-22T09:00:00Z  open");
                            assertThat(lines.get(2)).isEqualTo("2 alerts on 1 sites, 1.00 a day");
                        });
    }

    private static AlertUpdate alert(String id, long at) {
        return new AlertUpdate(
                id,
                "shop",
                "traffic_spike",
                "info",
                AlertUpdate.OPEN,
                "",
                "referrer",
                "news.example",
                at - 60_000,
                at - 1,
                at,
                0,
                90,
                90,
                30,
                0,
                "",
                new String[] {"e-1"},
                "visitors in the minute");
    }
}
