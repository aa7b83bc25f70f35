package io.realtimeanalytics.pipeline.visitor;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.pipeline.count.Count;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Says for each window that a visitor is in checkout, and takes it back when a purchase, or a step
 * that is told late, shows otherwise.
 */
final class CheckoutCounts {

    private CheckoutCounts() {}

    /** The steps with an event; emits what it changes. */
    static Checkout add(Checkout before, SiteEvent event, Consumer<Count> out) {
        if (!Checkout.isStep(event)) {
            return before;
        }
        Checkout after = before.with(event);
        NavigableSet<Long> gone = before.ends();
        NavigableSet<Long> added = after.ends();
        NavigableSet<Long> former = new TreeSet<>(gone);
        gone.removeAll(added);
        added.removeAll(former);
        gone.forEach(end -> out.accept(countOf(event, end).takenBack()));
        added.forEach(end -> out.accept(countOf(event, end)));
        return after;
    }

    private static Count countOf(SiteEvent event, long endMillis) {
        return Count.ofWindows(
                event.siteId(),
                Metric.IN_CHECKOUT,
                Window.LAST_THIRTY_MINUTES,
                "",
                endMillis,
                endMillis,
                event.receivedAtMillis());
    }
}
