package io.realtimeanalytics.pipeline.anomaly;

/**
 * The value of a dimension that explains most of a change.
 *
 * @param dimension for example country
 * @param item for example DE
 * @param share its part of the change, from 0 to 1
 * @param usualShare its part of what is usual, from 0 to 1
 */
record Cause(String dimension, String item, double share, double usualShare) {

    /** How much more of the change it makes than its size alone would. */
    double lift() {
        return share - usualShare;
    }

    String series() {
        return Series.of(dimension, item);
    }
}
