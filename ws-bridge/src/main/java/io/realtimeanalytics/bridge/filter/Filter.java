package io.realtimeanalytics.bridge.filter;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which events a view counts: of each dimension named one of the values.
 *
 * <p>Written as the query of an address: {@code country=DE&country=FR&device=mobile}.
 *
 * @param allowed values by dimension; a dimension without values allows all
 */
public record Filter(Map<Dimension, Set<String>> allowed) {

    /** Lets everything through. */
    public static final Filter ALL = new Filter(Map.of());

    static final int MAX_CHARS = 2_000;
    static final int MAX_VALUES = 50;

    public Filter {
        Map<Dimension, Set<String>> copy = new EnumMap<>(Dimension.class);
        allowed.forEach((dimension, values) -> copy.put(dimension, Set.copyOf(values)));
        allowed = copy;
    }

    /**
     * Reads a filter.
     *
     * @throws IllegalArgumentException with a message for people that says where
     */
    public static Filter parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("filter is empty");
        }
        if (text.length() > MAX_CHARS) {
            throw new IllegalArgumentException(
                    "filter has " + text.length() + " characters (at most " + MAX_CHARS + ")");
        }
        Map<Dimension, Set<String>> allowed = new EnumMap<>(Dimension.class);
        String[] parts = text.split("&", -1);
        if (parts.length > MAX_VALUES) {
            throw new IllegalArgumentException(
                    "filter has " + parts.length + " values (at most " + MAX_VALUES + ")");
        }
        int position = 1;
        for (String part : parts) {
            addTo(allowed, part, position);
            position += part.length() + 1;
        }
        return new Filter(allowed);
    }

    /** Whether it lets nothing through that the other one does not. */
    public boolean isWithin(Filter other) {
        return other.allowed.entrySet().stream()
                .allMatch(
                        entry -> {
                            Set<String> mine = allowed.get(entry.getKey());
                            return mine != null && entry.getValue().containsAll(mine);
                        });
    }

    boolean matches(Fact fact) {
        for (Map.Entry<Dimension, Set<String>> entry : allowed.entrySet()) {
            if (!entry.getValue().contains(entry.getKey().valueIn(fact))) {
                return false;
            }
        }
        return true;
    }

    /** As {@link #parse} reads it, sorted; empty for {@link #ALL}. */
    @Override
    public String toString() {
        return allowed.entrySet().stream()
                .flatMap(
                        entry ->
                                entry.getValue().stream()
                                        .sorted()
                                        .map(value -> entry.getKey().id() + '=' + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        // Screens write a space as %20, and both must be the same channel.
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void addTo(Map<Dimension, Set<String>> allowed, String part, int position) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(
                    "filter, character " + position + ": expected dimension=value");
        }
        Dimension dimension =
                Dimension.of(part.substring(0, equals))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "filter, character "
                                                        + position
                                                        + ": expected campaign, country, device,"
                                                        + " page or referrer"));
        try {
            String value = URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8);
            allowed.computeIfAbsent(dimension, key -> new HashSet<>()).add(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "filter, character " + (position + equals + 1) + ": not percent-encoded", e);
        }
    }
}
