package io.realtimeanalytics.collector.intake;

import java.util.Locale;

/** Why one event of a request is not taken; part of the API. */
enum RejectReason {
    /** A required field is absent. */
    MISSING,
    /** JSON type other than the field's. */
    WRONG_TYPE,
    /** Text longer than allowed. */
    TOO_LONG,
    /** More entries than allowed. */
    TOO_MANY,
    /** Number outside the field's range. */
    OUT_OF_RANGE,
    /** Text that does not look like the field's. */
    INVALID_FORMAT,
    /** Not one of the field's values. */
    UNKNOWN_VALUE,
    /** A custom event may not be named like a type. */
    RESERVED_NAME,
    /** All events of a request belong to one site. */
    SITE_MISMATCH;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
