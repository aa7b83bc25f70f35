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
    /** Events by type. */
    EVENT_TYPES("event_types", true),
    /** Distinct visitors with at least one event in the window. */
    ACTIVE_VISITORS("active_visitors", false),
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
