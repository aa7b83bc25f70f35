package io.realtimeanalytics.event.wire;

/** The schema registry could not be reached or refused a request. */
public final class SchemaRegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public SchemaRegistryException(String message) {
        super(message);
    }

    /** With the failure behind it. */
    public SchemaRegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
