package io.realtimeanalytics.verification.oracle.anomaly;

import java.util.Arrays;

/**
 * What the minutes before were like.
 *
 * @param counts of minutes that were usual
 */
record Baseline(double[] counts) {

    double median() {
        return middle(counts);
    }

    double sum() {
        return Arrays.stream(counts).sum();
    }

    double mean() {
        return sum() / counts.length;
    }

    /** A standard deviation, estimated from the median absolute deviation. */
    double deviation() {
        double median = median();
        return 1.4826
                * middle(Arrays.stream(counts).map(each -> Math.abs(each - median)).toArray());
    }

    double rootMeanSquare() {
        double mean = mean();
        double squares = Arrays.stream(counts).map(each -> (each - mean) * (each - mean)).sum();
        return Math.sqrt(squares / counts.length);
    }

    double dispersion() {
        return median() <= 0 ? 1 : Math.max(1, deviation() * deviation() / median());
    }

    private static double middle(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
