package io.realtimeanalytics.event.wire;

/** Bytes that are not a record of the expected type, and never will be. */
public final class UndecodableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** In what way. */
    public enum Kind {
        /** Too short, or the first byte is not zero. */
        NOT_FRAMED,
        /** The registry does not know the schema id. */
        UNKNOWN_SCHEMA,
        /** The body does not match the schema. */
        UNDECODABLE
    }

    private final Kind kind;

    UndecodableException(Kind kind, String message) {
        // Poison may come at full rate: no stack trace, which nobody would read.
        super(message, null, false, false);
        this.kind = kind;
    }

    /** In what way. */
    public Kind kind() {
        return kind;
    }
}
