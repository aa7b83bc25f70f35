package io.realtimeanalytics.bridge.history;

/** A question that cannot be answered as it stands; the message is for people. */
final class BadQueryException extends Exception {

    private static final long serialVersionUID = 1L;

    BadQueryException(String message) {
        super(message);
    }
}
