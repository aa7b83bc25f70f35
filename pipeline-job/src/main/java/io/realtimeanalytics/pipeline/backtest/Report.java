package io.realtimeanalytics.pipeline.backtest;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionText;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a backtest says. */
final class Report {

    private static final double MILLIS_OF_MINUTE = 60_000;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void begin(Definition definition, RetainedSpan span) {
        out.println(DefinitionText.of(definition));
        out.printf(
                Locale.ROOT,
                "events from %s to %s, %.2f days%n",
                Instant.ofEpochMilli(span.fromMillis()),
                Instant.ofEpochMilli(span.toMillis()),
                span.days());
    }

    void end(List<AlertUpdate> updates, RetainedSpan span) {
        Map<String, Long> endsById = new HashMap<>();
        for (AlertUpdate update : updates) {
            if (update.status().equals(AlertUpdate.RESOLVED)) {
                endsById.put(update.siteId() + update.alertId(), update.resolvedAtMillis());
            }
        }
        List<AlertUpdate> opened =
                updates.stream()
                        .filter(update -> update.status().equals(AlertUpdate.OPEN))
                        .sorted(
                                Comparator.comparingLong(AlertUpdate::detectedAtMillis)
                                        .thenComparing(AlertUpdate::siteId)
                                        .thenComparing(AlertUpdate::alertId))
                        .toList();
        opened.forEach(alert -> print(alert, endsById.get(alert.siteId() + alert.alertId())));
        out.printf(
                Locale.ROOT,
                "%d alerts on %d sites, %.2f a day%n",
                opened.size(),
                opened.stream().map(AlertUpdate::siteId).distinct().count(),
                opened.isEmpty() ? 0 : opened.size() / Math.max(span.days(), 1e-9));
    }

    private void print(AlertUpdate alert, @Nullable Long endMillis) {
        String lasted =
                endMillis == null
                        ? "open"
                        : String.format(
                                Locale.ROOT,
                                "%.1f min",
                                (endMillis - alert.detectedAtMillis()) / MILLIS_OF_MINUTE);
        out.printf(
                Locale.ROOT,
                "%s  %-9s  %s  %s  value %.1f, expected %.1f  cause: %s  %s  e.g. %s%n",
                Instant.ofEpochMilli(alert.detectedAtMillis()),
                lasted,
                alert.siteId(),
                alert.subject().isEmpty() ? "(site)" : alert.subject(),
                alert.value(),
                alert.expected(),
                alert.dimension().isEmpty() ? "none" : alert.dimension() + ' ' + alert.item(),
                alert.detail(),
                alert.sampleEventIds().length == 0 ? "-" : alert.sampleEventIds()[0]);
    }
}
