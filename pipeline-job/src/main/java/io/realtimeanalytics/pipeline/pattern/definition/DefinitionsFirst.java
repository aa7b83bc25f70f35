package io.realtimeanalytics.pipeline.pattern.definition;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Holds event time back until the definitions that were there at the start are read, then never
 * again: so that the first events are not judged by definitions that somebody changed long ago.
 */
public final class DefinitionsFirst implements WatermarkGenerator<DefinitionUpdate> {

    /** A clock that can be sent to where the job runs. */
    interface SerializableClock extends InstantSource, Serializable {}

    private final InstantSource clock;
    private final long quietMillis;
    private long lastMillis;

    DefinitionsFirst(InstantSource clock, Duration quiet) {
        this.clock = clock;
        this.quietMillis = quiet.toMillis();
        this.lastMillis = clock.millis();
    }

    /**
     * Watermarks for the source of definitions.
     *
     * @param quiet after this long without a record, all are taken to be read
     */
    public static WatermarkStrategy<DefinitionUpdate> strategy(Duration quiet) {
        SerializableClock clock = Instant::now;
        return WatermarkStrategy.forGenerator(context -> new DefinitionsFirst(clock, quiet));
    }

    @Override
    public void onEvent(DefinitionUpdate update, long timestamp, WatermarkOutput output) {
        lastMillis = clock.millis();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (clock.millis() - lastMillis >= quietMillis) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
        }
    }
}
