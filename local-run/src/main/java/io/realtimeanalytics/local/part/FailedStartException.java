package io.realtimeanalytics.local.part;

/** A part cannot start or the run cannot go on; the message says why and what to do. */
public final class FailedStartException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public FailedStartException(String message) {
        super(message);
    }

    /** With the failure behind it, for the log. */
    public FailedStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
