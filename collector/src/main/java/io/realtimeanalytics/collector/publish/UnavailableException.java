package io.realtimeanalytics.collector.publish;

/** Events were not acknowledged, and nothing is known about them. Carries no stack. */
public final class UnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnavailableException(String message) {
        super(message, null, false, false);
    }
}
