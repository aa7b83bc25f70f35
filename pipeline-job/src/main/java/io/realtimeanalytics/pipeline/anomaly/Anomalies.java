package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.candidate.Sighting;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The detectors, from streams to a stream: the table of contents of this package. */
public final class Anomalies {

    private static final String SAMPLES = "anomaly-samples";
    private static final String SITES = "anomaly-sites";
    private static final String EXPECTATIONS = "anomaly-expectations";
    private static final String SILENCE = "anomaly-silence";

    private Anomalies() {}

    /**
     * Adds the detectors to a job.
     *
     * @param sightings events that are neither late nor from bots, with watermarks
     * @param results settled results, with watermarks of {@link #resultTime}
     * @param definitions changes of definitions; those of other kinds are passed over. Must not
     *     hold event time back
     * @param isReplay whether what is read is over: silence waits for what is to be expected then.
     *     Else it does not, since results come later than events
     */
    public static DataStream<AlertUpdate> detect(
            DataStream<Sighting> sightings,
            DataStream<Reading> results,
            DataStream<DefinitionUpdate> definitions,
            boolean isReplay) {
        BroadcastStream<DefinitionUpdate> broadcast = definitions.broadcast(Definitions.STATE);
        DataStream<Sample> samples =
                named(
                        sightings.transform(
                                SAMPLES, TypeInformation.of(Sample.class), new Sampler()),
                        SAMPLES);
        DataStream<Signal> signals =
                samples.map(Signal::of)
                        .returns(Signal.class)
                        .union(
                                results.filter(reading -> !reading.metric().isEmpty())
                                        .map(Signal::of)
                                        .returns(Signal.class));
        SingleOutputStreamOperator<AlertUpdate> sites =
                named(
                        signals.keyBy(Signal::siteId).connect(broadcast).process(new SiteWatch()),
                        SITES);
        SingleOutputStreamOperator<Pulse> told =
                sites.getSideOutput(SiteWatch.EXPECTATIONS).map(Pulse::of).returns(Pulse.class);
        DataStream<Pulse> expectations =
                named(
                        isReplay ? told : told.assignTimestampsAndWatermarks(neverWaitedFor()),
                        EXPECTATIONS);
        DataStream<AlertUpdate> silence =
                named(
                        samples.filter(sample -> sample.series().equals(Series.EVENTS))
                                .map(Pulse::of)
                                .returns(Pulse.class)
                                .union(expectations)
                                .keyBy(Pulse::siteId)
                                .connect(broadcast)
                                .process(new SilenceWatch()),
                        SILENCE);
        return sites.union(silence);
    }

    /**
     * Watermarks of settled results. Those of one moment are written by several subtasks, each in
     * its own transaction.
     *
     * @param commitDelay how far they may lie apart: an interval of the live job's checkpoints
     */
    public static WatermarkStrategy<Reading> resultTime(Duration commitDelay) {
        return WatermarkStrategy.<Reading>forBoundedOutOfOrderness(commitDelay)
                .withTimestampAssigner((reading, kafkaTimestamp) -> reading.endMillis());
    }

    /** Event time of the watch for silence is that of the events: results come later. */
    private static <T> WatermarkStrategy<T> neverWaitedFor() {
        return WatermarkStrategy.forGenerator(context -> new NeverWaitedFor<>());
    }

    private static final class NeverWaitedFor<T> implements WatermarkGenerator<T> {
        @Override
        public void onEvent(T event, long timestamp, WatermarkOutput output) {}

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
        }
    }

    private static <T> SingleOutputStreamOperator<T> named(
            SingleOutputStreamOperator<T> operator, String id) {
        return operator.uid(id).name(id);
    }
}
