package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import org.jspecify.annotations.Nullable;

/**
 * The whole value of one metric of one site in one window; crosses streams. See the Avro schema
 * MetricResult for the meaning of the fields.
 *
 * @param siteId website
 * @param metric name from the catalogue
 * @param window name from the catalogue
 * @param startMillis first millisecond of the window
 * @param endMillis first millisecond after the window
 * @param status name of a ResultStatus
 * @param revision changes folded in
 * @param count events, or visitors
 * @param amountMinor value in minor units
 * @param items names of the rows, largest first; empty for metrics without a dimension
 * @param itemCounts counts of the rows
 * @param itemAmountsMinor values of the rows
 * @param itemValues quantiles of the rows
 * @param sketch of the visitors of a settled hour; null elsewhere
 * @param digest sum of the hashes of the ids of the events in it
 * @param watermarkMillis event time up to which the job is complete; 0 before the first watermark
 * @param oldestReceivedAtMillis arrival of the oldest event new in this value; 0 for none
 * @param newestReceivedAtMillis arrival of the newest event new in this value; 0 for none
 * @param trace traceparent, where a traced event is new in this value; null nearly always
 */
public record MetricUpdate(
        String siteId,
        String metric,
        String window,
        long startMillis,
        long endMillis,
        String status,
        long revision,
        long count,
        long amountMinor,
        String[] items,
        long[] itemCounts,
        long[] itemAmountsMinor,
        double[] itemValues,
        byte @Nullable [] sketch,
        long digest,
        long watermarkMillis,
        long oldestReceivedAtMillis,
        long newestReceivedAtMillis,
        @Nullable String trace) {

    private static final String PROVISIONAL = ResultStatus.PROVISIONAL.name();

    /** Says nothing but how far event time has come, for all sites. */
    static MetricUpdate progress(long watermarkMillis) {
        return new MetricUpdate(
                "",
                Metric.PROGRESS.id(),
                Window.ONE_SECOND.id(),
                0,
                Window.ONE_SECOND.sizeMillis(),
                PROVISIONAL,
                watermarkMillis,
                0,
                0,
                new String[0],
                new long[0],
                new long[0],
                new double[0],
                null,
                0,
                watermarkMillis,
                0,
                0,
                null);
    }

    /** Whether it belongs to the settled results: the window is closed. */
    public boolean isSettled() {
        return !status.equals(PROVISIONAL);
    }
}
