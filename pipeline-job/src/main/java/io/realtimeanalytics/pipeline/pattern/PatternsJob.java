package io.realtimeanalytics.pipeline.pattern;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.anomaly.Anomalies;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateReader;
import io.realtimeanalytics.pipeline.pattern.candidate.PatternRecord;
import io.realtimeanalytics.pipeline.pattern.candidate.Routed;
import io.realtimeanalytics.pipeline.pattern.candidate.Routing;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionReader;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionsFirst;
import io.realtimeanalytics.pipeline.pattern.detection.Detection;
import io.realtimeanalytics.pipeline.pattern.detection.OrderedMatching;
import io.realtimeanalytics.pipeline.pattern.lifecycle.AlertLifecycle;
import io.realtimeanalytics.pipeline.pattern.rate.RateMatching;
import io.realtimeanalytics.pipeline.pattern.sequence.SequenceMatching;
import io.realtimeanalytics.pipeline.publish.Sinks;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * From events and definitions to alerts. A job of its own, for its state is in memory: CEP is slow
 * on RocksDB, where the metrics' state is (docs/adr/0006).
 */
public final class PatternsJob {

    /** Name of the job in Flink. */
    public static final String NAME = "patterns";

    private static final int MAX_PARALLELISM = 120;
    private static final Duration DEFINITIONS_QUIET = Duration.ofMillis(500);
    private static final Duration WATERMARK_INTERVAL = Duration.ofMillis(200);
    private static final Duration BUFFER_TIMEOUT = Duration.ofMillis(50);

    private PatternsJob() {}

    /** Adds the job to an environment: from Kafka to Kafka. */
    public static void build(StreamExecutionEnvironment env, PatternsConfig config) {
        configure(env);
        alerts(env, definitions(env, config), config)
                .sinkTo(
                        Sinks.alerts(
                                config.kafkaBootstrapServers(),
                                config.kafkaProperties(),
                                config.schemaRegistryUrl()))
                .uid(OperatorIds.ALERTS_SINK)
                .name(OperatorIds.ALERTS_SINK);
    }

    /** All alerts, from the topics of events and settled results. */
    public static DataStream<AlertUpdate> alerts(
            StreamExecutionEnvironment env,
            DataStream<DefinitionUpdate> definitions,
            PatternsConfig config) {
        return alerts(events(env, config), definitions, config)
                .union(
                        Anomalies.detect(
                                AnomalySources.sightings(env, config),
                                AnomalySources.results(env, config),
                                definitions));
    }

    /** The alerts of patterns; those of other detectors can join them before the sink. */
    public static DataStream<AlertUpdate> alerts(
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

    private static DataStream<PatternRecord> events(
            StreamExecutionEnvironment env, PatternsConfig config) {
        WatermarkStrategy<PatternRecord> eventTime =
                WatermarkStrategy.<PatternRecord>forBoundedOutOfOrderness(config.outOfOrderness())
                        .withTimestampAssigner((record, kafkaTimestamp) -> record.timeMillis())
                        .withIdleness(config.idleness());
        return env.fromSource(
                        source(
                                config,
                                Topic.EVENTS,
                                new CandidateReader(config.schemaRegistryUrl(), config.maxDelay())),
                        eventTime,
                        OperatorIds.EVENTS)
                .uid(OperatorIds.EVENTS);
    }

    // One subtask: others would have no partition, and hold event time back for ever.
    private static DataStream<DefinitionUpdate> definitions(
            StreamExecutionEnvironment env, PatternsConfig config) {
        return env.fromSource(
                        source(
                                config,
                                Topic.PATTERNS,
                                new DefinitionReader(config.schemaRegistryUrl())),
                        DefinitionsFirst.strategy(DEFINITIONS_QUIET),
                        OperatorIds.DEFINITIONS)
                .setParallelism(1)
                .uid(OperatorIds.DEFINITIONS);
    }

    static <T> KafkaSource<T> source(
            PatternsConfig config, Topic topic, KafkaRecordDeserializationSchema<T> reader) {
        KafkaSourceBuilder<T> source =
                KafkaSource.<T>builder()
                        .setBootstrapServers(config.kafkaBootstrapServers())
                        .setTopics(topic.name())
                        .setGroupId(NAME)
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setDeserializer(reader)
                        .setProperty("isolation.level", "read_committed")
                        // Patterns wait for seconds anyhow: few large answers spare the broker.
                        .setProperty("fetch.min.bytes", "65536")
                        .setProperty("fetch.max.wait.ms", "200")
                        .setProperty("partition.discovery.interval.ms", "10000");
        config.kafkaProperties().forEach(source::setProperty);
        if (config.stopsAtEnd()) {
            source.setBounded(OffsetsInitializer.latest());
        }
        return source.build();
    }

    private static <T> SingleOutputStreamOperator<T> named(
            SingleOutputStreamOperator<T> operator, String id) {
        return operator.uid(id).name(id);
    }
}
