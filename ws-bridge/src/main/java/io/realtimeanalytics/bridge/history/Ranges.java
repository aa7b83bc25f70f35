package io.realtimeanalytics.bridge.history;

import io.realtimeanalytics.history.read.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times in addresses: {@code range=7d}, or {@code from} and {@code to}. */
final class Ranges {

    static final Duration SHORTEST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofDays(731);

    /** Questions about now are alike for so long, and so are their answers. */
    private static final long NOW_GRID_MILLIS = 10_000;

    private static final String USUAL = "24h";
    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,4})([mhdwy])");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
    private static final Map<String, Duration> UNITS =
            Map.of(
                    "m", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1),
                    "d", Duration.ofDays(1),
                    "w", Duration.ofDays(7),
                    "y", Duration.ofDays(365));

    private Ranges() {}

    static TimeRange of(Parameters parameters, long nowMillis) throws BadQueryException {
        String from = parameters.find("from");
        String to = parameters.find("to");
        String length = parameters.find("range");
        if (length != null && (from != null || to != null)) {
            throw new BadQueryException("range: not together with from and to");
        }
        long gridNow = -Math.floorDiv(-nowMillis, NOW_GRID_MILLIS) * NOW_GRID_MILLIS;
        TimeRange range;
        if (from != null) {
            long fromMillis = instant("from", from);
            long toMillis = to == null ? gridNow : instant("to", to);
            range = between(fromMillis, toMillis);
        } else if (to != null) {
            throw new BadQueryException("to: only together with from");
        } else {
            long millis = lengthOf(length == null ? USUAL : length).toMillis();
            range = new TimeRange(gridNow - millis, gridNow);
        }
        requireBetween(range);
        return range;
    }

    /** The time to compare with; null if there is none. */
    static @Nullable TimeRange compared(String name, TimeRange range) throws BadQueryException {
        long shift =
                switch (name) {
                    case "none" -> 0;
                    case "previous" -> range.millis();
                    case "day" -> Duration.ofDays(1).toMillis();
                    case "week" -> Duration.ofDays(7).toMillis();
                    default ->
                            throw new BadQueryException(
                                    "compare: expected none, previous, day or week");
                };
        return shift == 0
                ? null
                : new TimeRange(range.fromMillis() - shift, range.toMillis() - shift);
    }

    private static TimeRange between(long fromMillis, long toMillis) throws BadQueryException {
        if (fromMillis > toMillis) {
            throw new BadQueryException("to: expected after from");
        }
        return new TimeRange(fromMillis, toMillis);
    }

    private static void requireBetween(TimeRange range) throws BadQueryException {
        if (range.millis() < SHORTEST.toMillis() || range.millis() > LONGEST.toMillis()) {
            throw new BadQueryException("range: expected from 5 minutes to 2 years");
        }
    }

    private static Duration lengthOf(String text) throws BadQueryException {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            throw new BadQueryException(
                    "range: expected a number and one of m, h, d, w, y, as 30m or 7d");
        }
        return UNITS.getOrDefault(matcher.group(2), Duration.ZERO)
                .multipliedBy(Long.parseLong(matcher.group(1)));
    }

    private static long instant(String name, String text) throws BadQueryException {
        if (MILLIS.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new BadQueryException(
                    name + ": expected a time as 2026-03-01T12:00:00Z, or milliseconds");
        }
    }
}
