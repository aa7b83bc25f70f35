package io.realtimeanalytics.event.result;

import io.realtimeanalytics.event.avro.MetricResult;

/** Identity and order of results: which record speaks of the same value, and which is newer. */
public final class ResultKeys {

    private ResultKeys() {}

    /** Kafka key of a result: records with equal keys are versions of one value. */
    public static String keyOf(MetricResult result) {
        return result.getSiteId()
                + '|'
                + result.getMetric()
                + '|'
                + result.getWindow()
                + '|'
                + result.getWindowStart();
    }

    /**
     * Whether {@code candidate} replaces {@code current} of the same key: more events folded in, or
     * as many and a later status. Order of arrival never matters, so replays are harmless.
     */
    public static boolean isNewer(MetricResult candidate, MetricResult current) {
        if (candidate.getRevision() != current.getRevision()) {
            return candidate.getRevision() > current.getRevision();
        }
        return candidate.getStatus().compareTo(current.getStatus()) > 0;
    }
}
