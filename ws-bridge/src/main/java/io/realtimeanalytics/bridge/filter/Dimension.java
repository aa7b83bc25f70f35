package io.realtimeanalytics.bridge.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a filter can ask for. */
enum Dimension {
    /** Campaign of the visit. */
    CAMPAIGN,
    /** Country of the visitor. */
    COUNTRY,
    /** Device type. */
    DEVICE,
    /** Path of the page on which it happened. */
    PAGE,
    /** Source of the visit. */
    REFERRER;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** Name in channel names and addresses. */
    String id() {
        return id;
    }

    static Optional<Dimension> of(String id) {
        return Arrays.stream(values()).filter(dimension -> dimension.id.equals(id)).findFirst();
    }

    String valueIn(Fact fact) {
        return switch (this) {
            case CAMPAIGN -> fact.campaign();
            case COUNTRY -> fact.country();
            case DEVICE -> fact.device();
            case PAGE -> fact.path();
            case REFERRER -> fact.source();
        };
    }
}
