package io.realtimeanalytics.history.store;

/** The store will never do this: asking again gives the same answer. */
public final class RefusedException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what the store says
     */
    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
