package io.realtimeanalytics.collector.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer; the framing headers are added when it is written. */
public record Response(int status, Map<String, String> headers, byte[] body) {

    private static final byte[] NO_BODY = new byte[0];

    /** An answer without a body. */
    public static Response empty(int status) {
        return new Response(status, Map.of(), NO_BODY);
    }

    /** An answer that must not be cached. */
    public static Response of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer that must not be cached. */
    public static Response of(int status, String contentType, byte[] body) {
        return new Response(
                status, Map.of("Content-Type", contentType, "Cache-Control", "no-store"), body);
    }

    /** The same with one more header. */
    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }
}
