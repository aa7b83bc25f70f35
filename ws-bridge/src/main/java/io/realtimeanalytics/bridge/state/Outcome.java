package io.realtimeanalytics.bridge.state;

import java.util.Locale;

/** What became of a result that came from Kafka. */
public enum Outcome {
    /** It is the newest value now. */
    CHANGED,
    /** A value at least as new was there already. */
    NOT_NEWER,
    /** Its window is so old that no view shows it. */
    EXPIRED,
    /** No view shows this metric in this window. */
    NOT_SHOWN,
    /** Its window is not due yet: by the bridge's clock it lies in the future. */
    PREMATURE,
    /** The window's bounds do not fit its name. */
    MALFORMED,
    /** One site more than the bridge keeps. */
    TOO_MANY_SITES;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Whether somebody should look into it: the job does not write such results. */
    public boolean isSuspicious() {
        return this == PREMATURE || this == MALFORMED || this == TOO_MANY_SITES;
    }

    /** Label in metrics. */
    public String label() {
        return label;
    }
}
