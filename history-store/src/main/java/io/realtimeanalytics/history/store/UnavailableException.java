package io.realtimeanalytics.history.store;

import java.time.Duration;

/** The store cannot do this now; it may later. */
public final class UnavailableException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;
    private final boolean isUnprepared;

    private UnavailableException(
            String message, Throwable cause, Duration retryAfter, boolean isUnprepared) {
        super(message, cause);
        this.retryAfter = retryAfter;
        this.isUnprepared = isUnprepared;
    }

    /** It is away, or busy. */
    public static UnavailableException busy(String message, Throwable cause, Duration retryAfter) {
        return new UnavailableException(message, cause, retryAfter, false);
    }

    /** It misses the bucket or table. */
    public static UnavailableException unprepared(String message, Throwable cause) {
        return new UnavailableException(message, cause, Duration.ZERO, true);
    }

    /** How long the store wants to be left alone; zero if it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Whether {@link PointStore#prepare} may help. */
    public boolean isUnprepared() {
        return isUnprepared;
    }
}
