package io.realtimeanalytics.pipeline.session;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static io.realtimeanalytics.pipeline.testing.TestEvents.pageViewOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenSessionTest {

    private static final long MINUTE = 60_000;

    @Test
    void anyOrderOfTheSameEventsGivesTheSameSession() throws Exception {
        List<SiteEvent> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(pageViewOf("/" + i % 7, "e-" + i, "v-1", MORNING + i / 3 * MINUTE));
        }
        Set<OpenSession> sessions = new HashSet<>();
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(events, new Random(seed));
            SiteEvent firstOfShuffle = events.get(0);
            OpenSession session = OpenSession.of(firstOfShuffle);
            for (SiteEvent event : events.subList(1, events.size())) {
                session = session.merge(OpenSession.of(event));
            }
            sessions.add(session);
        }

        assertThat(sessions)
                .singleElement()
                .satisfies(
                        session -> {
                            assertThat(session.pageViews()).isEqualTo(40);
                            assertThat(session.entryPage()).isIn("/0", "/1", "/2");
                            assertThat(session.exitPage()).isEqualTo("/4");
                        });
    }
}
