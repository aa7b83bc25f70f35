package io.realtimeanalytics.collector.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The free part of an event: few, short scalars. */
final class Properties {

    private static final String FIELD = "properties";
    private static final int MAX_ENTRIES = 50;
    private static final int MAX_KEY_CHARS = 300;
    private static final int MAX_VALUE_CHARS = 2_000;
    private static final int MAX_TOTAL_CHARS = 8_192;

    private Properties() {}

    static Map<String, Object> read(@Nullable ObjectNode object, Findings findings) {
        Map<String, Object> properties = new HashMap<>();
        if (object == null) {
            return properties;
        }
        if (object.size() > MAX_ENTRIES) {
            findings.reject(RejectReason.TOO_MANY, FIELD);
            return properties;
        }
        int totalChars = 0;
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            Object value = scalar(entry.getValue(), findings);
            if (value != null) {
                properties.put(entry.getKey(), value);
                totalChars += entry.getKey().length() + value.toString().length();
            }
            if (entry.getKey().length() > MAX_KEY_CHARS) {
                findings.reject(RejectReason.TOO_LONG, FIELD);
            }
        }
        if (totalChars > MAX_TOTAL_CHARS) {
            findings.reject(RejectReason.TOO_LONG, FIELD);
        }
        return properties;
    }

    private static @Nullable Object scalar(JsonNode node, Findings findings) {
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() ? (Object) node.longValue() : node.doubleValue();
        }
        if (!node.isTextual()) {
            findings.reject(RejectReason.WRONG_TYPE, FIELD);
            return null;
        }
        if (node.textValue().length() > MAX_VALUE_CHARS) {
            findings.reject(RejectReason.TOO_LONG, FIELD);
        }
        return node.textValue();
    }
}
