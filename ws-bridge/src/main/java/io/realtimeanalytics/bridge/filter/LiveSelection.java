package io.realtimeanalytics.bridge.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Which events a view shows.
 *
 * <p>Written as the query of an address: {@code ago=1d&country=DE}.
 */
public record LiveSelection(Ago ago, Filter filter) {

    private static final String AGO = "ago=";

    /**
     * Reads a selection.
     *
     * @throws IllegalArgumentException with a message for people that says where
     */
    public static LiveSelection parse(String text) {
        if (!text.startsWith(AGO)) {
            return new LiveSelection(Ago.NOW, Filter.parse(text));
        }
        List<String> parts = new ArrayList<>(List.of(text.split("&", 2)));
        Ago ago =
                Ago.of(parts.get(0).substring(AGO.length()))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "filter, character 5: expected one of "
                                                        + Ago.ids()));
        return new LiveSelection(ago, parts.size() == 1 ? Filter.ALL : Filter.parse(parts.get(1)));
    }
}
