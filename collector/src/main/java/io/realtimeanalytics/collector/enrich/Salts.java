package io.realtimeanalytics.collector.enrich;

/** The secret of each UTC day that visitor ids are made with. Thread-safe. */
public interface Salts {

    /**
     * The salt of a day.
     *
     * @param epochDay days since 1970-01-01, UTC
     */
    byte[] of(long epochDay);

    /** Destroys the salts of all earlier days, where they can be destroyed. */
    void forgetBefore(long epochDay);
}
