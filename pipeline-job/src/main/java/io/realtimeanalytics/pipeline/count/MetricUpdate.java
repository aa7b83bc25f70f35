package io.realtimeanalytics.pipeline.count;

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
 * @param revision events folded in
 * @param count events, or visitors
 * @param amountMinor value in minor units
 * @param items names of the rows, largest first; empty for metrics without a dimension
 * @param itemCounts counts of the rows
 * @param itemAmountsMinor values of the rows
 * @param watermarkMillis event time up to which the job is complete; 0 before the first watermark
 * @param oldestReceivedAtMillis arrival of the oldest event new in this value; 0 for none
 * @param newestReceivedAtMillis arrival of the newest event new in this value; 0 for none
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
        long watermarkMillis,
        long oldestReceivedAtMillis,
        long newestReceivedAtMillis) {

    /** Whether it belongs to the settled results: the window is closed. */
    public boolean isSettled() {
        return !status.equals("PROVISIONAL");
    }
}
