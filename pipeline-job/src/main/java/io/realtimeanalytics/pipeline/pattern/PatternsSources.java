package io.realtimeanalytics.pipeline.pattern;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.pipeline.anomaly.Anomalies;
import io.realtimeanalytics.pipeline.anomaly.Reading;
import io.realtimeanalytics.pipeline.anomaly.SettledReadings;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateReader;
import io.realtimeanalytics.pipeline.pattern.candidate.PatternRecord;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionReader;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionsFirst;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What the patterns job reads: events, once for patterns and for detectors of anomalies; settled
 * results; and definitions.
 *
 * <p>Neither events nor results run ahead of the other, so that what waits for the other is little
 * even when days are read again.
 */
final class PatternsSources {

    private static final Duration DEFINITIONS_QUIET = Duration.ofMillis(500);
    private static final String ALIGNED = "events-and-results";
    private static final Duration MAX_DRIFT = Duration.ofMinutes(10);
    private static final Duration ALIGN_INTERVAL = Duration.ofSeconds(1);

    private PatternsSources() {}

    static DataStream<PatternRecord> events(StreamExecutionEnvironment env, PatternsConfig config) {
        WatermarkStrategy<PatternRecord> eventTime =
                aligned(
                        WatermarkStrategy.<PatternRecord>forBoundedOutOfOrderness(
                                        config.skewAllowance())
                                .withTimestampAssigner(
                                        (record, kafkaTimestamp) -> record.timeMillis()),
                        config);
        return env.fromSource(
                        source(
                                config,
                                Topic.EVENTS,
                                new CandidateReader(
                                        config.kafka().schemaRegistryUrl(), config.maxDelay())),
                        eventTime,
                        OperatorIds.EVENTS)
                .uid(OperatorIds.EVENTS);
    }

    static DataStream<Reading> results(StreamExecutionEnvironment env, PatternsConfig config) {
        return env.fromSource(
                        source(
                                config,
                                Topic.METRICS_SETTLED,
                                new SettledReadings(config.kafka().schemaRegistryUrl())),
                        aligned(Anomalies.resultTime(config.commitDelay()), config),
                        OperatorIds.SETTLED_RESULTS)
                .uid(OperatorIds.SETTLED_RESULTS);
    }

    // One subtask: others would have no partition, and hold event time back for ever.
    static DataStream<DefinitionUpdate> definitions(
            StreamExecutionEnvironment env, PatternsConfig config) {
        return env.fromSource(
                        source(
                                config,
                                Topic.PATTERNS,
                                new DefinitionReader(config.kafka().schemaRegistryUrl())),
                        DefinitionsFirst.strategy(DEFINITIONS_QUIET),
                        OperatorIds.DEFINITIONS)
                .setParallelism(1)
                .uid(OperatorIds.DEFINITIONS);
    }

    // What is over has no partition that is silent for now: each is read to its end, and one that
    // only waits for the others must hold event time back.
    private static <T> WatermarkStrategy<T> aligned(
            WatermarkStrategy<T> eventTime, PatternsConfig config) {
        WatermarkStrategy<T> patient =
                config.stopsAtEnd() ? eventTime : eventTime.withIdleness(config.idleness());
        return patient.withWatermarkAlignment(ALIGNED, MAX_DRIFT, ALIGN_INTERVAL);
    }

    private static <T> Source<T, ?, ?> source(
            PatternsConfig config, Topic topic, KafkaRecordDeserializationSchema<T> reader) {
        KafkaSourceBuilder<T> source =
                KafkaSource.<T>builder()
                        .setTopics(topic.name())
                        .setGroupId(PatternsJob.NAME)
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setDeserializer(reader)
                        .setProperty("isolation.level", "read_committed")
                        // Patterns wait for seconds anyhow: few large answers spare the broker.
                        .setProperty("fetch.min.bytes", "65536")
                        .setProperty("fetch.max.wait.ms", "200")
                        .setProperty("partition.discovery.interval.ms", "10000");
        config.kafka().properties().forEach(source::setProperty);
        return config.stopsAtEnd()
                ? new AlignedAsAWhole<>(
                        source.setBounded(OffsetsInitializer.latest()).build(),
                        reader.getProducedType())
                : source.build();
    }
}
