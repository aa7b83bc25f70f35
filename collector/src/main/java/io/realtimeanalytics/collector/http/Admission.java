package io.realtimeanalytics.collector.http;

/** What a route says to the head of a request, before any of the body is taken. */
public sealed interface Admission {

    /** The answer is known without the body. */
    record Answer(Response response) implements Admission {}

    /** The body is wanted, up to a size. */
    record Take(int maxBodyBytes) implements Admission {}
}
