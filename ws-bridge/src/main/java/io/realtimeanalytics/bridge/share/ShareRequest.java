package io.realtimeanalytics.bridge.share;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.realtimeanalytics.bridge.filter.Filter;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to share.
 *
 * @param name for themselves
 * @param filter events that are shown, as in channel names; empty for all
 * @param expiresInSeconds from now
 */
record ShareRequest(String name, String filter, long expiresInSeconds) {

    static final Duration MAX_LIFE = Duration.ofDays(90);

    private static final int MAX_NAME_CHARS = 100;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private record Body(
            @Nullable String name, @Nullable String filter, @Nullable Long expiresInSeconds) {}

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException with a message for people
     */
    static ShareRequest parse(byte[] json) {
        Body body;
        try {
            body = MAPPER.readValue(json, Body.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "expected {\"name\": text, \"filter\": text, \"expiresInSeconds\": number}: "
                            + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read", e);
        }
        String name = body == null || body.name() == null ? "" : body.name().strip();
        if (name.length() > MAX_NAME_CHARS) {
            throw new IllegalArgumentException(
                    "name has " + name.length() + " characters (at most " + MAX_NAME_CHARS + ")");
        }
        String filter = body == null || body.filter() == null ? "" : body.filter();
        if (!filter.isEmpty()) {
            Filter.parse(filter);
        }
        Long life = body == null ? null : body.expiresInSeconds();
        if (life == null || life < 1 || life > MAX_LIFE.toSeconds()) {
            throw new IllegalArgumentException(
                    "expiresInSeconds: " + life + " (expected: 1 to " + MAX_LIFE.toSeconds() + ")");
        }
        return new ShareRequest(name, filter, life);
    }
}
