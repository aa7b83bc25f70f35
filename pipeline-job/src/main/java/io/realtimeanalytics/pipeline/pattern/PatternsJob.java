package io.realtimeanalytics.pipeline.pattern;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.anomaly.Anomalies;
import io.realtimeanalytics.pipeline.pattern.candidate.PatternRecord;
import io.realtimeanalytics.pipeline.pattern.candidate.Routed;
import io.realtimeanalytics.pipeline.pattern.candidate.Routing;
import io.realtimeanalytics.pipeline.pattern.candidate.Sighting;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import io.realtimeanalytics.pipeline.pattern.detection.Detection;
import io.realtimeanalytics.pipeline.pattern.detection.OrderedMatching;
import io.realtimeanalytics.pipeline.pattern.lifecycle.AlertLifecycle;
import io.realtimeanalytics.pipeline.pattern.rate.RateMatching;
import io.realtimeanalytics.pipeline.pattern.sequence.SequenceMatching;
import io.realtimeanalytics.pipeline.publish.Sinks;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * From events and definitions to alerts. A job of its own, for its state is in memory: CEP is slow
 * on RocksDB, where the metrics' state is (docs/adr/0006).
 */
public final class PatternsJob {

    /** Name of the job in Flink. */
    public static final String NAME = "patterns";

    private static final int MAX_PARALLELISM = 120;
    private static final Duration WATERMARK_INTERVAL = Duration.ofMillis(200);
    private static final Duration BUFFER_TIMEOUT = Duration.ofMillis(50);

    private PatternsJob() {}

    /** Adds the job to an environment: from Kafka to Kafka. */
    public static void build(StreamExecutionEnvironment env, PatternsConfig config) {
        configure(env);
        alerts(env, PatternsSources.definitions(env, config), config)
                .sinkTo(Sinks.alerts(config.kafka()))
                .uid(OperatorIds.ALERTS_SINK)
                .name(OperatorIds.ALERTS_SINK);
    }

    /** All alerts, from the topics of events and settled results. */
    public static DataStream<AlertUpdate> alerts(
            StreamExecutionEnvironment env,
            DataStream<DefinitionUpdate> definitions,
            PatternsConfig config) {
        DataStream<PatternRecord> events = inTurns(PatternsSources.events(env, config), config);
        return patterns(events, definitions, config)
                .union(
                        Anomalies.detect(
                                sightings(events),
                                PatternsSources.results(env, config),
                                definitions,
                                config.stopsAtEnd()));
    }

    private static DataStream<Sighting> sightings(DataStream<PatternRecord> events) {
        return named(
                events.flatMap(
                                (PatternRecord record, Collector<Sighting> out) -> {
                                    Sighting sighting = record.sighting();
                                    if (sighting != null) {
                                        out.collect(sighting);
                                    }
                                })
                        .returns(TypeInformation.of(Sighting.class)),
                OperatorIds.SIGHTED);
    }

    /**
     * The alerts of patterns; those of other detectors can join them before the sink.
     *
     * @param records events, with watermarks that allow for differing clocks, not for delay
     * @param definitions changes of definitions
     * @param config configuration
     */
    public static DataStream<AlertUpdate> alerts(
            DataStream<PatternRecord> records,
            DataStream<DefinitionUpdate> definitions,
            PatternsConfig config) {
        return patterns(inTurns(records, config), definitions, config);
    }

    private static DataStream<PatternRecord> inTurns(
            DataStream<PatternRecord> records, PatternsConfig config) {
        return named(
                records.transform(
                        OperatorIds.TURNS,
                        TypeInformation.of(PatternRecord.class),
                        new Turns(config.maxDelay())),
                OperatorIds.TURNS);
    }

    private static DataStream<AlertUpdate> patterns(
            DataStream<PatternRecord> records,
            DataStream<DefinitionUpdate> definitions,
            PatternsConfig config) {
        Duration remember = config.outOfOrderness();
        BroadcastStream<DefinitionUpdate> edits = definitions.broadcast(Definitions.STATE);
        DataStream<Routed> routed = named(records.process(new Routing()), OperatorIds.ROUTING);
        DataStream<Detection> detections =
                matched(
                                named(
                                        routed.filter(event -> event.scope().isSequential()),
                                        OperatorIds.SEQUENTIAL),
                                edits,
                                new SequenceMatching(remember),
                                OperatorIds.SEQUENCES)
                        .union(
                                matched(
                                        named(
                                                routed.filter(
                                                        event -> !event.scope().isSequential()),
                                                OperatorIds.FREQUENT),
                                        edits,
                                        new RateMatching(remember),
                                        OperatorIds.RATES));
        return named(
                detections.keyBy(Detection::key).process(new AlertLifecycle()),
                OperatorIds.LIFECYCLE);
    }

    /** What the job needs of an environment in order to be right, and its state in memory. */
    public static void configure(StreamExecutionEnvironment env) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, WATERMARK_INTERVAL);
        settings.set(ExecutionOptions.BUFFER_TIMEOUT, BUFFER_TIMEOUT);
        settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        env.configure(settings);
    }

    private static SingleOutputStreamOperator<Detection> matched(
            DataStream<Routed> events,
            BroadcastStream<DefinitionUpdate> edits,
            OrderedMatching matching,
            String id) {
        return named(events.keyBy(Routed::key).connect(edits).process(matching), id);
    }

    private static <T> SingleOutputStreamOperator<T> named(
            SingleOutputStreamOperator<T> operator, String id) {
        return operator.uid(id).name(id);
    }
}
