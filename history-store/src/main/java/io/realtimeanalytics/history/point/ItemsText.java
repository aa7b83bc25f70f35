package io.realtimeanalytics.history.point;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a list in one text field, as JSON: {@code [["/",12],["/cart",3,1990]]}. Numbers at the
 * end that are zero are left out.
 */
public final class ItemsText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ItemsText() {}

    /** What is written to the store. */
    public static String encode(List<HistoryItem> items) {
        ArrayNode rows = JSON.createArrayNode();
        for (HistoryItem item : items) {
            ArrayNode row = rows.addArray().add(item.name()).add(item.count());
            if (item.amountMinor() != 0 || item.value() != 0) {
                row.add(item.amountMinor());
            }
            if (item.value() != 0) {
                row.add(item.value());
            }
        }
        return rows.toString();
    }

    /**
     * What {@link #encode} was given.
     *
     * @throws IllegalArgumentException if somebody else wrote the text
     */
    public static List<HistoryItem> decode(String text) {
        if (text.isEmpty() || text.equals("[]")) {
            return List.of();
        }
        try {
            List<HistoryItem> items = new ArrayList<>();
            for (JsonNode row : JSON.readTree(text)) {
                items.add(
                        new HistoryItem(
                                row.path(0).asText(),
                                row.path(1).asLong(),
                                row.path(2).asLong(),
                                row.path(3).asDouble()));
            }
            return List.copyOf(items);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("items: not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
