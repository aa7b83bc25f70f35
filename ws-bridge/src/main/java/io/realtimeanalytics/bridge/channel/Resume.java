package io.realtimeanalytics.bridge.channel;

import java.util.Locale;

/** How a subscription began. */
public enum Resume {
    /** The screen knew nothing: snapshot. */
    FRESH,
    /** It had everything: nothing sent. */
    CURRENT,
    /** It got the deltas that it missed. */
    MISSED_DELTAS,
    /** Its position belongs to another epoch: snapshot. */
    OTHER_EPOCH,
    /** The deltas it missed are gone, or its offset never was: snapshot. */
    OUT_OF_RANGE,
    /** It had been too slow: snapshot. */
    RESYNC;

    /** Label in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
