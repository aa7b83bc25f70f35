package io.realtimeanalytics.pipeline.anomaly;

/**
 * What the sixty minutes of one hour were like for one series; kept in state.
 *
 * @param median of the minutes' counts
 * @param mad median absolute deviation of them
 * @param total sum of them
 */
public record Level(double median, double mad, double total) {

    static Level of(double[] minutes) {
        double total = 0;
        for (double minute : minutes) {
            total += minute;
        }
        return new Level(Statistics.median(minutes), Statistics.mad(minutes), total);
    }
}
