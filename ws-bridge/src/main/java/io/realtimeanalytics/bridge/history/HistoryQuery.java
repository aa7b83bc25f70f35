package io.realtimeanalytics.bridge.history;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.read.TimeRange;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question to history.
 *
 * @param endpoint what is asked
 * @param siteId website
 * @param metric null where the endpoint says it
 * @param item one row of the metric's list; null for the whole
 * @param resolution null for one that suits the range
 * @param compared time to compare with, null for none
 * @param limit rows at most
 * @param isCsv otherwise JSON
 */
record HistoryQuery(
        Endpoint endpoint,
        String siteId,
        @Nullable Metric metric,
        @Nullable String item,
        TimeRange range,
        @Nullable Tier resolution,
        @Nullable TimeRange compared,
        int limit,
        boolean isCsv) {

    static final int MAX_LIMIT = 100;
    static final int MAX_POINTS = 10_000;
    private static final int USUAL_LIMIT = 20;

    /** What lists of sessions and alerts are asked for. */
    static final int MAX_ENTRIES = 1_000;

    private static final int USUAL_ENTRIES = 100;
    private static final Set<String> TIMES = Set.of("range", "from", "to", "format");

    /** What can be asked. */
    enum Endpoint {
        /** A metric over time. */
        SERIES("series", Set.of("metric", "item", "resolution", "compare")),
        /** The largest items of a metric. */
        TOP("top", Set.of("metric", "limit", "compare")),
        /** Distinct visitors. */
        VISITORS("visitors", Set.of("compare")),
        /** The purchase funnel. */
        FUNNEL("funnel", Set.of("compare")),
        /** Sessions that ended, one by one. */
        ENDED_SESSIONS("ended-sessions", Set.of("limit")),
        /** Alerts that were detected, one by one. */
        ALERTS("alerts", Set.of("limit"));

        private final String path;

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
        private final Set<String> parameters;

        Endpoint(String path, Set<String> own) {
            this.path = path;
            this.parameters =
                    Stream.concat(own.stream(), TIMES.stream())
                            .collect(Collectors.toUnmodifiableSet());
        }

        Set<String> parameters() {
            return parameters;
        }

        boolean isList() {
            return this == ENDED_SESSIONS || this == ALERTS;
        }

        String path() {
            return path;
        }

        static @Nullable Endpoint of(String path) {
            return Arrays.stream(values())
                    .filter(endpoint -> endpoint.path.equals(path))
                    .findFirst()
                    .orElse(null);
        }
    }

    static HistoryQuery parse(
            Endpoint endpoint, String siteId, Parameters parameters, long nowMillis)
            throws BadQueryException {
        parameters.requireOnly(endpoint.parameters);
        TimeRange range = Ranges.of(parameters, nowMillis);
        return new HistoryQuery(
                endpoint,
                siteId,
                metric(endpoint, parameters),
                parameters.find("item"),
                range,
                resolution(parameters.get("resolution", "auto"), range),
                Ranges.compared(parameters.get("compare", "none"), range),
                limit(endpoint, parameters.find("limit")),
                isCsv(parameters.get("format", "json")));
    }

    private static @Nullable Metric metric(Endpoint endpoint, Parameters parameters)
            throws BadQueryException {
        return switch (endpoint) {
            case SERIES -> metric(parameters, metric -> metric != Metric.PROGRESS);
            case TOP ->
                    metric(
                            parameters,
                            metric -> metric.isItemized() && metric != Metric.WEB_VITALS);
            case VISITORS, FUNNEL, ENDED_SESSIONS, ALERTS -> null;
        };
    }

    private static Metric metric(Parameters parameters, Predicate<Metric> isAllowed)
            throws BadQueryException {
        Metric metric = Metric.of(parameters.get("metric", "")).orElse(null);
        if (metric == null || !isAllowed.test(metric)) {
            throw new BadQueryException(
                    "metric: expected one of "
                            + Arrays.stream(Metric.values())
                                    .filter(isAllowed)
                                    .map(Metric::id)
                                    .collect(Collectors.joining(", ")));
        }
        return metric;
    }

    private static @Nullable Tier resolution(String text, TimeRange range)
            throws BadQueryException {
        if (text.equals("auto")) {
            return null;
        }
        Tier tier =
                Tier.of(text)
                        .orElseThrow(
                                () ->
                                        new BadQueryException(
                                                "resolution: expected auto, 10s, 1m or 1h"));
        if (range.millis() / tier.stepMillis() > MAX_POINTS) {
            throw new BadQueryException(
                    "resolution: that would be more than " + MAX_POINTS + " points");
        }
        return tier;
    }

    private static int limit(Endpoint endpoint, @Nullable String text) throws BadQueryException {
        int max = endpoint.isList() ? MAX_ENTRIES : MAX_LIMIT;
        if (text == null) {
            return endpoint.isList() ? USUAL_ENTRIES : USUAL_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= max) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw badLimit(max);
        }
        throw badLimit(max);
    }

    private static BadQueryException badLimit(int max) {
        return new BadQueryException("limit: expected 1 to " + max);
    }

    private static boolean isCsv(String text) throws BadQueryException {
        return switch (text) {
            case "json" -> false;
            case "csv" -> true;
            default -> throw new BadQueryException("format: expected json or csv");
        };
    }
}
