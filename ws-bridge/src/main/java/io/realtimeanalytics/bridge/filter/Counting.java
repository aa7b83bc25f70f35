package io.realtimeanalytics.bridge.filter;

import io.realtimeanalytics.event.result.Metric;

/** Which metrics a fact adds to, visitors aside. */
final class Counting {

    private Counting() {}

    /** Takes what a fact adds. */
    interface Additions {
        void add(Metric metric, String item, long amountMinor);
    }

    static void countsOf(Fact fact, Additions out) {
        out.add(Metric.EVENTS, "", 0);
        out.add(Metric.EVENT_TYPES, fact.type().name(), 0);
        switch (fact.type()) {
            case page_view -> countPageView(fact, out);
            case click -> out.add(Metric.CLICKS, "", 0);
            case conversion -> countConversion(fact, out);
            case custom -> out.add(Metric.CUSTOM_EVENTS, fact.name(), 0);
            case exception -> out.add(Metric.EXCEPTIONS, fact.name(), 0);
            default -> {}
        }
    }

    private static void countPageView(Fact fact, Additions out) {
        out.add(Metric.PAGE_VIEWS, "", 0);
        out.add(Metric.TOP_PAGES, fact.path(), 0);
        out.add(Metric.TOP_COUNTRIES, fact.country(), 0);
        out.add(Metric.TOP_DEVICES, fact.device(), 0);
        if (!fact.entrance().isEmpty()) {
            out.add(Metric.TOP_REFERRERS, fact.entrance(), 0);
            if (!fact.entranceCampaign().isEmpty()) {
                out.add(Metric.TOP_CAMPAIGNS, fact.entranceCampaign(), 0);
            }
        }
    }

    // A repeated telling of a conversion is an event without a name.
    private static void countConversion(Fact fact, Additions out) {
        if (fact.name().isEmpty()) {
            return;
        }
        out.add(Metric.CONVERSIONS, fact.name(), 0);
        if (!fact.currency().isEmpty()) {
            out.add(Metric.REVENUE, fact.currency(), fact.valueMinor());
        }
    }
}
