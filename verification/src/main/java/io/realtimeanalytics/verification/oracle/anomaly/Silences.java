package io.realtimeanalytics.verification.oracle.anomaly;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gaps between events that are too long to be chance. */
final class Silences {

    private static final double LIMIT = 14;
    private static final long SHORTEST = 5_000;
    private static final long LONGEST = 3_600_000;
    private static final long COOL_DOWN = 10 * Site.MINUTE;

    private Silences() {}

    /**
     * How many events there should be.
     *
     * @param from event time from which it holds, until the next one
     */
    record Expectation(long from, double perMinute, double dispersion) {}

    /** One second in which there were events: the times of the first and the last. */
    record Second(long oldest, long newest) {}

    /** Silences between seconds, which are in order; what follows the last one is none. */
    static List<ExpectedAlert> find(
            String site, List<Second> seconds, List<Expectation> expectations, Samples samples)
            throws SQLException {
        List<ExpectedAlert> found = new ArrayList<>();
        long quietUntil = Long.MIN_VALUE;
        for (int i = 1; i < seconds.size(); i++) {
            long last = seconds.get(i - 1).newest();
            long next = seconds.get(i).oldest();
            if (next - last <= SHORTEST) {
                continue;
            }
            Optional<Long> due = due(last, expectations);
            if (due.isEmpty() || Math.max(due.get(), quietUntil) >= next) {
                continue;
            }
            long told = Math.max(due.get(), quietUntil);
            found.add(
                    alert(site, last, told, expected(last, told, expectations), samples)
                            .resolved(next));
            quietUntil = next + COOL_DOWN;
        }
        return found;
    }

    private static ExpectedAlert alert(
            String site, long last, long told, double expected, Samples samples)
            throws SQLException {
        long second = last / 1_000 * 1_000;
        return new ExpectedAlert(
                site,
                "silence",
                "critical",
                "",
                "",
                last,
                last,
                last,
                told,
                null,
                0,
                0,
                expected,
                samples.of(site, "events", second, second + 1_000));
    }

    /** When the events that are missing by dispersion reach the limit. */
    private static Optional<Long> due(long last, List<Expectation> expectations) {
        double missing = 0;
        for (int i = 0; i < expectations.size(); i++) {
            Expectation each = expectations.get(i);
            double from = (double) Math.max(last, each.from());
            double to =
                    i + 1 < expectations.size() ? expectations.get(i + 1).from() : last + LONGEST;
            double perMilli = each.perMinute() / each.dispersion() / Site.MINUTE;
            double more = Math.max(0, to - from) * perMilli;
            if (missing + more >= LIMIT) {
                double due =
                        Math.max((double) (last + SHORTEST), from + (LIMIT - missing) / perMilli);
                return due <= last + LONGEST ? Optional.of(Math.round(due)) : Optional.empty();
            }
            missing += more;
        }
        return Optional.empty();
    }

    private static double expected(long last, long told, List<Expectation> expectations) {
        double expected = 0;
        for (int i = 0; i < expectations.size(); i++) {
            Expectation each = expectations.get(i);
            long from = Math.max(last, each.from());
            long to =
                    i + 1 < expectations.size()
                            ? Math.min(told, expectations.get(i + 1).from())
                            : told;
            expected += Math.max(0, to - from) * each.perMinute() / Site.MINUTE;
        }
        return expected;
    }
}
