package io.realtimeanalytics.pipeline.visitor;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.pipeline.count.Count;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import io.realtimeanalytics.pipeline.visitor.Presence.Range;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Says once for each visitor and window that the visitor is present, so that plain addition counts
 * distinct visitors.
 */
final class PresenceCounts {

    private PresenceCounts() {}

    /** The presence with an event; emits what is new. */
    static VisitorPresence add(VisitorPresence before, SiteEvent event, Consumer<Count> out) {
        // Most visitors are there already.
        if (before.covers(event.eventTimeMillis())) {
            return before;
        }
        return new VisitorPresence(
                add(before.fiveMinutes(), event, Window.LAST_FIVE_MINUTES, out),
                add(before.thirtyMinutes(), event, Window.LAST_THIRTY_MINUTES, out),
                add(before.minutes(), event, Window.ONE_MINUTE, out),
                add(before.hours(), event, Window.ONE_HOUR, out));
    }

    private static Presence add(
            Presence before, SiteEvent event, Window window, Consumer<Count> out) {
        Range range = Presence.windowsWith(event.eventTimeMillis(), window);
        List<Range> missing = before.missing(range, window);
        missing.forEach(part -> out.accept(presenceOf(event, window, part)));
        return missing.isEmpty() ? before : before.with(range, window);
    }

    private static Count presenceOf(SiteEvent event, Window window, Range ends) {
        boolean isTumbling = window.overlap() == 1;
        // Only the sketches of hours need to know who it was; the others are summed before.
        boolean isSketched = window == Window.ONE_HOUR;
        return Count.ofWindows(
                event.siteId(),
                isTumbling ? Metric.VISITORS : Metric.ACTIVE_VISITORS,
                window,
                isSketched ? Objects.requireNonNull(event.visitorId()) : "",
                ends.firstEndMillis(),
                ends.lastEndMillis(),
                event.receivedAtMillis());
    }
}
