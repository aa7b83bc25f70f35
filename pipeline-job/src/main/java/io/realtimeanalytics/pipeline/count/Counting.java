package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.util.function.Consumer;

/** Which metrics an event adds to: a new counting metric is one line here. */
final class Counting {

    private Counting() {}

    static void countsOf(SiteEvent event, Consumer<Count> out) {
        out.accept(outcome(event));
        if (!event.isCounted()) {
            return;
        }
        out.accept(traced(one(event, Metric.EVENTS, ""), event));
        out.accept(one(event, Metric.EVENT_TYPES, event.type()));
        switch (event.type()) {
            case SiteEvent.PAGE_VIEW -> countPageView(event, out);
            case SiteEvent.CLICK -> out.accept(one(event, Metric.CLICKS, ""));
            case SiteEvent.CONVERSION -> countConversion(event, out);
            case SiteEvent.CUSTOM -> out.accept(one(event, Metric.CUSTOM_EVENTS, event.name()));
            case SiteEvent.EXCEPTION -> out.accept(one(event, Metric.EXCEPTIONS, event.name()));
            case SiteEvent.WEB_VITAL ->
                    out.accept(
                            one(
                                    event,
                                    Metric.WEB_VITALS,
                                    VitalBuckets.itemOf(event.name(), event.measure())));
            default -> {}
        }
    }

    private static void countPageView(SiteEvent event, Consumer<Count> out) {
        out.accept(one(event, Metric.PAGE_VIEWS, ""));
        out.accept(one(event, Metric.TOP_PAGES, event.path()));
        out.accept(one(event, Metric.TOP_COUNTRIES, event.country()));
        out.accept(one(event, Metric.TOP_DEVICES, event.device()));
        if (!event.referrer().isEmpty()) {
            out.accept(one(event, Metric.TOP_REFERRERS, event.referrer()));
            if (!event.campaign().isEmpty()) {
                out.accept(one(event, Metric.TOP_CAMPAIGNS, event.campaign()));
            }
        }
    }

    // Conversions that may be told twice are counted where they are told apart.
    private static void countConversion(SiteEvent event, Consumer<Count> out) {
        if (!event.isTransaction()) {
            conversionOf(FirstConversion.of(event), out);
        }
    }

    /** What a conversion adds. */
    static void conversionOf(FirstConversion conversion, Consumer<Count> out) {
        out.accept(
                Count.ofEvent(
                                conversion.siteId(),
                                Metric.CONVERSIONS,
                                conversion.name(),
                                conversion.atMillis(),
                                0,
                                conversion.receivedAtMillis())
                        .ofId(conversion.idHash()));
        if (!conversion.currency().isEmpty()) {
            out.accept(
                    Count.ofEvent(
                                    conversion.siteId(),
                                    Metric.REVENUE,
                                    conversion.currency(),
                                    conversion.atMillis(),
                                    conversion.valueMinor(),
                                    conversion.receivedAtMillis())
                            .ofId(conversion.idHash()));
        }
    }

    /** By the minute of arrival: that one is not over before the event is here, late or not. */
    private static Count outcome(SiteEvent event) {
        return Count.ofEvent(
                event.siteId(),
                Metric.OUTCOMES,
                event.outcome().id(),
                event.receivedAtMillis(),
                0,
                event.receivedAtMillis());
    }

    // Of all that an event adds to, its trace follows the number that counts it whatever it is.
    private static Count traced(Count count, SiteEvent event) {
        String trace = event.trace();
        return trace == null ? count : count.traced(trace);
    }

    private static Count one(SiteEvent event, Metric metric, String item) {
        return Count.ofEvent(
                        event.siteId(),
                        metric,
                        item,
                        event.eventTimeMillis(),
                        0,
                        event.receivedAtMillis())
                .ofId(event.idHash());
    }
}
