package io.realtimeanalytics.bridge.filter;

import io.realtimeanalytics.event.avro.EventType;
import org.jspecify.annotations.Nullable;

/** Facts of a page view, or of what a test makes of it. */
final class Facts {

    private final long timeMillis;
    private @Nullable String visitorId = "v1";
    private EventType type = EventType.page_view;
    private String name = "page_view";
    private String country = "CH";
    private String device = "desktop";
    private String currency = "";
    private long valueMinor;

    private Facts(long timeMillis) {
        this.timeMillis = timeMillis;
    }

    static Facts at(long timeMillis) {
        return new Facts(timeMillis);
    }

    Facts visitor(@Nullable String id) {
        visitorId = id;
        return this;
    }

    Facts click() {
        type = EventType.click;
        return this;
    }

    Facts purchase(String in, long minor) {
        type = EventType.conversion;
        name = "purchase";
        currency = in;
        valueMinor = minor;
        return this;
    }

    Facts country(String code) {
        country = code;
        return this;
    }

    Facts device(String deviceType) {
        device = deviceType;
        return this;
    }

    Fact build() {
        return new Fact(
                "shop",
                visitorId,
                type,
                name,
                timeMillis,
                timeMillis + 5,
                "/",
                "",
                "(direct)",
                "",
                "",
                country,
                device,
                currency,
                valueMinor);
    }
}
