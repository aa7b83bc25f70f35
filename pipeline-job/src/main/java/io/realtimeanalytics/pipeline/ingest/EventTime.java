package io.realtimeanalytics.pipeline.ingest;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How event time moves on, per partition.
 *
 * <p>Events and the collector's clock ticks move it, less a bound for disorder. Because event_time
 * never exceeds received_at, a watermark of t also says that everything that follows in the
 * partition was received at t or later: what would belong to a time before {@code t - lateness} is
 * then late by its own fields, and state up to there can go.
 */
public final class EventTime {

    private EventTime() {}

    /**
     * Watermarks for the source.
     *
     * @param outOfOrderness how far a record may be behind the newest one without its window
     *     closing first
     * @param idleness a partition without any record, not even a tick, stops holding the others
     *     back after this
     */
    public static WatermarkStrategy<Ingested> strategy(Duration outOfOrderness, Duration idleness) {
        return WatermarkStrategy.<Ingested>forBoundedOutOfOrderness(outOfOrderness)
                .withTimestampAssigner((record, kafkaTimestamp) -> record.timeMillis())
                .withIdleness(idleness);
    }
}
