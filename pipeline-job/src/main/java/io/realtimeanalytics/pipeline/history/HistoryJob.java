package io.realtimeanalytics.pipeline.history;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.history.HistoryConfig;
import io.realtimeanalytics.history.point.StoredDecoder;
import io.realtimeanalytics.pipeline.ingest.Rejected;
import io.realtimeanalytics.pipeline.publish.RejectedSink;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * From settled results, sessions and alerts to the time-series store, beside the live job and never
 * in its way.
 */
public final class HistoryJob {

    /** Name of the job in Flink. */
    public static final String NAME = "history";

    // The name of when nothing else was read: savepoints know it.
    private static final String SOURCE = "settled-results";
    private static final String WRITER = "history-writer";
    private static final String DEAD_LETTER_SINK = "history-dead-letter-sink";

    private HistoryJob() {}

    /** Adds the job to an environment. */
    public static void build(StreamExecutionEnvironment env, HistoryConfig config) {
        configure(env);
        DataStream<SourceRecord> results =
                env.fromSource(source(config), WatermarkStrategy.noWatermarks(), SOURCE)
                        .uid(SOURCE);
        define(results, RejectedSink.to(Topic.HISTORY_DEAD_LETTER, config.kafka()), config);
    }

    /** The stages between the source and the dead letters. */
    static void define(
            DataStream<SourceRecord> results, Sink<Rejected> deadLetters, HistoryConfig config) {
        results.transform(WRITER, TypeInformation.of(Rejected.class), new StoreWriter(config))
                .uid(WRITER)
                .name(WRITER)
                .sinkTo(deadLetters)
                .uid(DEAD_LETTER_SINK)
                .name(DEAD_LETTER_SINK);
    }

    static void configure(StreamExecutionEnvironment env) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        // A store that is away for hours makes checkpoints fail for hours. That is no reason to
        // start anew: what follows would fail as well.
        settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        env.configure(settings);
    }

    // Records of one key stay in one partition, and a partition is read by one subtask: so a
    // correction is never overtaken by what it corrects.
    private static KafkaSource<SourceRecord> source(HistoryConfig config) {
        KafkaSourceBuilder<SourceRecord> source =
                KafkaSource.<SourceRecord>builder()
                        .setTopics(StoredDecoder.topics())
                        .setGroupId(NAME)
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setDeserializer(new SourceRecords())
                        .setProperties(config.kafka().clientProperties())
                        .setProperty("isolation.level", "read_committed")
                        .setProperty("partition.discovery.interval.ms", "10000");
        if (config.stopsAtEnd()) {
            source.setBounded(OffsetsInitializer.latest());
        }
        return source.build();
    }
}
