package io.realtimeanalytics.pipeline.visitor;

import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import io.realtimeanalytics.pipeline.session.FinishedSession;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Trackers for tests: sessions end after 30 minutes, and settle in 16. */
final class Trackers {

    static final Duration GAP = Duration.ofMinutes(30);
    static final Duration SETTLE = Duration.ofMinutes(16);

    private Trackers() {}

    static KeyedOneInputStreamOperatorTestHarness<String, SiteEvent, FinishedSession> open()
            throws Exception {
        var harness = unopened(1_000);
        harness.open();
        return harness;
    }

    static KeyedOneInputStreamOperatorTestHarness<String, SiteEvent, FinishedSession> unopened(
            int cachedVisitors) throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new VisitorTracker(GAP, SETTLE, cachedVisitors),
                SiteEvent::visitorKey,
                Types.STRING);
    }
}
