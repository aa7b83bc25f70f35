package io.realtimeanalytics.collector.http;

/**
 * A complete request.
 *
 * @param body as it came, not decompressed
 */
public record Request(RequestHead head, byte[] body) {}
