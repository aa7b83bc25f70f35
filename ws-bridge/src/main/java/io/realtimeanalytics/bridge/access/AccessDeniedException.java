package io.realtimeanalytics.bridge.access;

/** Somebody is not let in. */
public final class AccessDeniedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** The token is none, or of somebody else, or its signature is wrong. */
        INVALID("invalid_token"),
        /** It was good once. */
        EXPIRED("expired_token"),
        /** It was good once, and somebody took that back. */
        WITHDRAWN("withdrawn_token"),
        /** It cannot be checked at the moment. */
        UNAVAILABLE("unavailable");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** Name in logs and metrics. */
        public String code() {
            return code;
        }
    }

    /**
     * @param message for the log; says nothing of the token
     */
    public AccessDeniedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * @param message for the log; says nothing of the token
     */
    public AccessDeniedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
