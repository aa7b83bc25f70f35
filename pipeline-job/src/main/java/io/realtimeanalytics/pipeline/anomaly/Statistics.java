package io.realtimeanalytics.pipeline.anomaly;

import java.util.Arrays;

/** The few formulas that verdicts rest on. docs/anomalies.md says why these. */
final class Statistics {

    /** Times the median absolute deviation: the standard deviation of a normal distribution. */
    static final double DEVIATIONS_PER_MAD = 1.4826;

    private Statistics() {}

    static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Median distance from the median. */
    static double mad(double[] values) {
        double median = median(values);
        double[] distances = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = Math.abs(values[i] - median);
        }
        return median(distances);
    }

    /**
     * How unlikely a count is, in nats: a Poisson count with that expectation is as far off, on the
     * same side, with a probability of at most {@code exp(-surprise)} (Chernoff's bound). For a
     * count of 0 it is the expectation.
     */
    static double surprise(double count, double expected) {
        double surprise = expected - count;
        return count == 0 ? surprise : surprise + count * Math.log(count / expected);
    }

    /**
     * How unlikely it is, in nats, that so small a share of the trials succeeds if the chance is
     * that of the reference: conditional on all successes, which are then spread as the trials are
     * (Chernoff's bound again). So a reference of few trials counts for little.
     */
    static double rateSurprise(
            double successes, double trials, double referenceSuccesses, double referenceTrials) {
        double all = successes + referenceSuccesses;
        double share = trials / (trials + referenceTrials);
        return part(successes, all * share) + part(referenceSuccesses, all * (1 - share));
    }

    private static double part(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }
}
