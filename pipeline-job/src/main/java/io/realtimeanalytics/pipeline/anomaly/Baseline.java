package io.realtimeanalytics.pipeline.anomaly;

import java.util.List;

/**
 * What a minute of a series usually has; kept in state while an alert is open.
 *
 * @param median usual count
 * @param mad usual distance from it
 * @param total sum over all minutes it was learned from
 * @param minutes minutes it was learned from
 * @param weeks weeks it was learned from; 0 for the last hour only
 */
public record Baseline(double median, double mad, double total, int minutes, int weeks) {

    private static final int MINUTES_OF_HOUR = 60;

    /** The same hour of the week, in some weeks; a week without the series had none of it. */
    static Baseline ofWeeks(List<HourLevels> hours, String series) {
        Level none = new Level(0, 0, 0);
        List<Level> levels =
                hours.stream().map(hour -> hour.levels().getOrDefault(series, none)).toList();
        double[] medians = levels.stream().mapToDouble(Level::median).toArray();
        double[] mads = levels.stream().mapToDouble(Level::mad).toArray();
        return new Baseline(
                Statistics.median(medians),
                // Weeks may differ by more than the minutes of one of them do.
                Math.max(Statistics.median(mads), Statistics.mad(medians)),
                levels.stream().mapToDouble(Level::total).sum(),
                MINUTES_OF_HOUR * hours.size(),
                hours.size());
    }

    static Baseline ofMinutes(double[] counts) {
        Level level = Level.of(counts);
        return new Baseline(level.median(), level.mad(), level.total(), counts.length, 0);
    }

    /** Usual distance from the median, as a standard deviation. */
    double deviation() {
        return Statistics.DEVIATIONS_PER_MAD * mad;
    }

    /**
     * Variance by mean, 1 at least: events come in visits, so their counts scatter more than those
     * of independent events.
     */
    double dispersion() {
        return median <= 0 ? 1 : Math.max(1, deviation() * deviation() / median);
    }

    /** For people. */
    String text() {
        return weeks == 0
                ? "median of the last " + minutes + " minutes; no history of this hour yet"
                : "median of this hour of the week, " + weeks + " weeks";
    }
}
