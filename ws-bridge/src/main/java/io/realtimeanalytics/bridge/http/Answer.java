package io.realtimeanalytics.bridge.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param headers beside content type, length and the security headers, which all answers carry
 */
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

    /** Content type of most answers. */
    public static final String JSON = "application/json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** A success. */
    public static Answer ok(String contentType, byte[] body) {
        return new Answer(200, contentType, body, Map.of());
    }

    /** A failure that its status says all about. */
    public static Answer problem(HttpResponseStatus status, String detail) {
        String code = status.reasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '_');
        return problem(status, code, detail);
    }

    /**
     * A failure, as RFC 9457 wants it.
     *
     * @param code for programs; stable
     * @param detail for people
     */
    public static Answer problem(HttpResponseStatus status, String code, String detail) {
        byte[] body =
                MAPPER.createObjectNode()
                        .put("title", status.reasonPhrase())
                        .put("status", status.code())
                        .put("code", code)
                        .put("detail", detail)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
        return new Answer(status.code(), "application/problem+json", body, Map.of());
    }

    /** The same with more headers. */
    public Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, contentType, body, all);
    }
}
