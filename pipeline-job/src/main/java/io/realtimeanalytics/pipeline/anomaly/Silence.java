package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import java.util.List;
import java.util.Locale;

/** When a silence is too long to be chance, and what to say then. Pure. */
final class Silence {

    /** Longer silences tell nothing on sites that have so few events. */
    static final long MAX_SPAN_MILLIS = History.HOUR_MILLIS;

    private static final double MILLIS_OF_SECOND = 1_000;

    private Silence() {}

    /**
     * When so many events are missing that it cannot be chance, if none comes before; {@link
     * Long#MAX_VALUE} if that takes too long.
     */
    static long dueMillis(Quiet quiet, Thresholds thresholds) {
        double missing = thresholds.get("min_expected");
        long last = quiet.lastEventMillis();
        if (last == Long.MIN_VALUE) {
            return Long.MAX_VALUE;
        }
        double soonest = last + thresholds.get("min_seconds") * MILLIS_OF_SECOND;
        double latest = last + thresholds.get("max_seconds") * MILLIS_OF_SECOND;
        List<Expectation> expectations = quiet.expectations();
        for (int i = 0; i < expectations.size(); i++) {
            Expectation each = expectations.get(i);
            double perMilli = each.perMinute() / each.dispersion() / History.MINUTE_MILLIS;
            double from = Math.max(last, each.fromMillis());
            double to = i + 1 < expectations.size() ? expectations.get(i + 1).fromMillis() : latest;
            double inPiece = Math.max(0, to - from) * perMilli;
            if (inPiece >= missing) {
                double due = Math.max(soonest, from + missing / perMilli);
                return due <= latest ? Math.round(due) : Long.MAX_VALUE;
            }
            missing -= inPiece;
        }
        return Long.MAX_VALUE;
    }

    /** Events that were to be expected since the last one. */
    static double expected(Quiet quiet, long nowMillis) {
        double expected = 0;
        List<Expectation> expectations = quiet.expectations();
        for (int i = 0; i < expectations.size(); i++) {
            Expectation each = expectations.get(i);
            long from = Math.max(quiet.lastEventMillis(), each.fromMillis());
            long to =
                    i + 1 < expectations.size()
                            ? Math.min(nowMillis, expectations.get(i + 1).fromMillis())
                            : nowMillis;
            expected += Math.max(0, to - from) * each.perMinute() / History.MINUTE_MILLIS;
        }
        return expected;
    }

    static AlertUpdate alert(Quiet quiet, Definition definition, long nowMillis) {
        Expectation newest = quiet.expectations().get(quiet.expectations().size() - 1);
        double expected = expected(quiet, nowMillis);
        String siteId = newest.siteId();
        return new AlertUpdate(
                AlertText.idOf(siteId, definition.patternId(), "", quiet.lastEventMillis()),
                siteId,
                definition.patternId(),
                definition.severity(),
                AlertUpdate.OPEN,
                "",
                "",
                "",
                quiet.lastEventMillis(),
                quiet.lastEventMillis(),
                nowMillis,
                0,
                0,
                0,
                expected,
                0,
                "",
                quiet.lastEventIds(),
                String.format(
                        Locale.ROOT,
                        "no event for %.1f s, usually %.0f in that time (%s)",
                        (nowMillis - quiet.lastEventMillis()) / MILLIS_OF_SECOND,
                        expected,
                        newest.basis()));
    }
}
