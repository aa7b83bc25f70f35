package io.realtimeanalytics.verification.charts;

import com.fasterxml.jackson.databind.JsonNode;

/** Selectors of labels; the charts use none but {@code matchLabels}. */
final class Labels {

    private Labels() {}

    /** Whether a selector selects what has these labels; an empty one selects everything. */
    static boolean select(JsonNode selector, JsonNode labels) {
        if (selector.has("matchExpressions")) {
            throw new IllegalArgumentException("matchExpressions: " + selector);
        }
        return selector.path("matchLabels").properties().stream()
                .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
    }
}
