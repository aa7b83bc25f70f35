package io.realtimeanalytics.collector.http;

/** Is told of requests. Thread-safe. */
public interface Traffic {

    /** A request began. */
    void began();

    /** A request that began got its answer, or (status 0) its connection ended before. */
    void ended(int status);
}
