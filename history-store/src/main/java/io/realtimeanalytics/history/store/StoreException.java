package io.realtimeanalytics.history.store;

/** The store did not do what it was asked. */
public abstract sealed class StoreException extends Exception
        permits RefusedException, UnavailableException {

    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
