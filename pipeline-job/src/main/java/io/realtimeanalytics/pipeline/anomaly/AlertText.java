package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.pattern.detection.AlertIds;
import java.util.Locale;
import java.util.Optional;

/** Ids of alerts, and what they say to people. */
final class AlertText {

    private static final double PERCENT = 100;

    private AlertText() {}

    static String idOf(String siteId, String patternId, String subject, long firstMillis) {
        return AlertIds.of(siteId, patternId, subject, Long.toString(firstMillis));
    }

    static String of(String kind, String series, Verdict verdict, Optional<Cause> cause) {
        String what =
                switch (kind) {
                    case "traffic_spike", "traffic_drop" ->
                            Series.isItem(series)
                                    ? series + " in the minute: "
                                    : "visitors in the minute: ";
                    case "error_spike" ->
                            Series.isItem(series)
                                    ? "errors in the minute, " + Series.itemOf(series) + ": "
                                    : "errors in the minute: ";
                    default -> "percent of " + verdict.count() + " sessions converted: ";
                };
        return what
                + number(verdict.value())
                + ", usually "
                + number(verdict.expected())
                + " ("
                + verdict.basis()
                + ")"
                + cause.map(AlertText::of).orElse("");
    }

    private static String of(Cause cause) {
        return String.format(
                Locale.ROOT,
                "; %s %s makes %.0f %% of the change, usually %.0f %% of all",
                cause.dimension(),
                cause.item(),
                PERCENT * cause.share(),
                PERCENT * cause.usualShare());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }
}
