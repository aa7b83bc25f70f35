package io.realtimeanalytics.event.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON form of the live protocol. Thread-safe. */
public final class LiveJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();
    private static final ObjectReader CLIENT = MAPPER.readerFor(ClientMessage.class);
    // Server messages leave out numbers that say nothing: absent means zero.
    private static final ObjectReader SERVER =
            MAPPER.readerFor(ServerMessage.class)
                    .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    private static final ObjectWriter WRITER = MAPPER.writer();

    private LiveJson() {}

    /**
     * The client message in a text.
     *
     * @throws JsonProcessingException if the text is not a client message
     */
    public static ClientMessage parseClient(String text) throws JsonProcessingException {
        return CLIENT.readValue(text);
    }

    /**
     * The server message in a text.
     *
     * @throws JsonProcessingException if the text is not a server message
     */
    public static ServerMessage parseServer(String text) throws JsonProcessingException {
        return SERVER.readValue(text);
    }

    /** UTF-8 JSON of a server message. */
    public static byte[] encode(ServerMessage message) {
        try {
            return WRITER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of plain fields always encode", e);
        }
    }

    /** UTF-8 JSON of a client message. */
    public static byte[] encode(ClientMessage message) {
        try {
            return WRITER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of plain fields always encode", e);
        }
    }
}
