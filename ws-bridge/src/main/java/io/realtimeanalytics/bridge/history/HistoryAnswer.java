package io.realtimeanalytics.bridge.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveSession;
import io.realtimeanalytics.history.read.Funnel;
import io.realtimeanalytics.history.read.TimeSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of the history API, as they stand in docs/api/openapi.yaml. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface HistoryAnswer {

    /** A table of the same numbers, header first. */
    List<List<String>> table();

    /**
     * A metric over time.
     *
     * @param stepMillis time between two points; windows in which nothing happened are left out
     * @param window whose values they are; longer than the step for sliding windows
     */
    record Series(
            String site,
            String metric,
            @Nullable String item,
            String resolution,
            String window,
            long stepMillis,
            long fromMillis,
            long toMillis,
            List<TimeSeries.Value> values,
            @Nullable ComparedSeries compared)
            implements HistoryAnswer {

        @Override
        public List<List<String>> table() {
            return Tables.ofSeries(this);
        }
    }

    /** The same metric at another time. */
    record ComparedSeries(long fromMillis, long toMillis, List<TimeSeries.Value> values) {}

    /** The largest items of a metric; the rest is one last row named (other). */
    record Top(
            String site,
            String metric,
            long fromMillis,
            long toMillis,
            long count,
            long amountMinor,
            List<Row> items,
            @Nullable ComparedTop compared)
            implements HistoryAnswer {

        @Override
        public List<List<String>> table() {
            return Tables.ofTop(this);
        }
    }

    /**
     * An item.
     *
     * @param comparedCount of the same item at the other time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(String name, long count, long amountMinor, @Nullable Long comparedCount) {}

    /** The sums at the other time. */
    record ComparedTop(long fromMillis, long toMillis, long count, long amountMinor) {}

    /**
     * Distinct visitors of whole hours.
     *
     * @param exact false if estimated, within 2 % in nearly all cases
     */
    record Visitors(
            String site,
            long fromMillis,
            long toMillis,
            long visitors,
            boolean exact,
            @Nullable ComparedVisitors compared)
            implements HistoryAnswer {

        @Override
        public List<List<String>> table() {
            return Tables.ofVisitors(this);
        }
    }

    /** Distinct visitors at the other time. */
    record ComparedVisitors(long fromMillis, long toMillis, long visitors, boolean exact) {}

    /** The purchase funnel. */
    record Steps(
            String site,
            long fromMillis,
            long toMillis,
            List<Funnel.Step> steps,
            @Nullable ComparedSteps compared)
            implements HistoryAnswer {

        @Override
        public List<List<String>> table() {
            return Tables.ofSteps(this);
        }
    }

    /** The funnel at the other time. */
    record ComparedSteps(long fromMillis, long toMillis, List<Funnel.Step> steps) {}

    /**
     * Sessions that ended in a time.
     *
     * @param sessions the newest first
     * @param hasMore whether older ones are left out
     */
    record Sessions(
            String site,
            long fromMillis,
            long toMillis,
            List<LiveSession> sessions,
            boolean hasMore)
            implements HistoryAnswer {

        @Override
        public List<List<String>> table() {
            return EntryTables.ofSessions(sessions);
        }
    }

    /**
     * Alerts that were detected in a time.
     *
     * @param alerts the newest first
     * @param hasMore whether older ones are left out
     */
    record Alerts(
            String site, long fromMillis, long toMillis, List<LiveAlert> alerts, boolean hasMore)
            implements HistoryAnswer {

        @Override
        public List<List<String>> table() {
            return EntryTables.ofAlerts(alerts);
        }
    }
}
