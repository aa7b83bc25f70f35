package io.realtimeanalytics.collector.intake;

import org.jspecify.annotations.Nullable;

/** What validation found in one event: the first reason against it, and fields nobody knows. */
final class Findings {

    private @Nullable RejectReason reason;
    private @Nullable String field;
    private int extraFields;

    void reject(RejectReason why, String where) {
        if (reason == null) {
            reason = why;
            field = where;
        }
    }

    void countExtraFields(int count) {
        extraFields += count;
    }

    @Nullable RejectReason reason() {
        return reason;
    }

    /** One of our own field names, never a name the client made up. */
    @Nullable String field() {
        return field;
    }

    int extraFields() {
        return extraFields;
    }
}
