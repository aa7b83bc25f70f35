package io.realtimeanalytics.event.result;

import java.util.Arrays;
import java.util.Optional;

/** The catalogue of metrics: names as they stand in topics, channels and on the screen. */
public enum Metric {
    /** Events of any type that are not bots. */
    EVENTS("events", false),
    /** Page views. */
    PAGE_VIEWS("page_views", false),
    /** Clicks. */
    CLICKS("clicks", false),
    /** Conversions by name. */
    CONVERSIONS("conversions", true),
    /** Value of conversions, by currency. */
    REVENUE("revenue", true),
    /** Page views by path. */
    TOP_PAGES("top_pages", true),
    /** Entrances by referring host; (direct) where there is none. */
    TOP_REFERRERS("top_referrers", true),
    /** Page views by country. */
    TOP_COUNTRIES("top_countries", true),
    /** Page views by device type. */
    TOP_DEVICES("top_devices", true),
    /** Entrances by campaign; those without one are not in it. */
    TOP_CAMPAIGNS("top_campaigns", true),
    /** Custom events by name. */
    CUSTOM_EVENTS("custom_events", true),
    /** Errors in scripts by message. */
    EXCEPTIONS("exceptions", true),
    /** Web vitals: quantiles of each, as LCP/p75. */
    WEB_VITALS("web_vitals", true),
    /** Sessions, by when they started. */
    SESSIONS("sessions", false),
    /** Sessions with a conversion, by when the first was; per session: the conversion rate. */
    CONVERTING_SESSIONS("converting_sessions", false),
    /**
     * Sessions that reached a step of the purchase funnel, by when they did; the amount is the
     * milliseconds since the step before.
     */
    FUNNEL("funnel", true),
    /** Events by type. */
    EVENT_TYPES("event_types", true),
    /** Distinct visitors with at least one event in the sliding window. */
    ACTIVE_VISITORS("active_visitors", false),
    /**
     * Distinct visitors with at least one event in the minute or the hour, exact; results of hours
     * carry a sketch, so that visitors of longer times can be estimated.
     */
    VISITORS("visitors", false),
    /**
     * Visitors whose newest step of the last half hour, of begin_checkout and purchase, is
     * begin_checkout.
     */
    IN_CHECKOUT("in_checkout", false),
    /** Everything that arrived in a minute, by what became of it. */
    OUTCOMES("outcomes", true),
    /** No number at all: the watermark of the whole platform, once a second; its site is empty. */
    PROGRESS("progress", false);

    private final String id;
    private final boolean itemized;

    Metric(String id, boolean itemized) {
        this.id = id;
        this.itemized = itemized;
    }

    /** Name on the wire. */
    public String id() {
        return id;
    }

    /** Whether results carry items, one per value of a dimension. */
    public boolean isItemized() {
        return itemized;
    }

    /** The metric of that name on the wire. */
    public static Optional<Metric> of(String id) {
        return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
    }
}
