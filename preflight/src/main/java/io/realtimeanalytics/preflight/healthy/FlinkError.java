package io.realtimeanalytics.preflight.healthy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The operator writes an exception as JSON, with a stack; people need its message. */
final class FlinkError {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_CHARACTERS = 300;

    private FlinkError() {}

    static String inWords(String error) {
        String words = message(error);
        return words.length() <= MAX_CHARACTERS ? words : words.substring(0, MAX_CHARACTERS) + "…";
    }

    private static String message(String error) {
        try {
            JsonNode message = JSON.readTree(error).path("message");
            return message.isTextual() ? message.asText() : error;
        } catch (JsonProcessingException e) {
            return error;
        }
    }
}
