package io.realtimeanalytics.pipeline.history;

import io.realtimeanalytics.event.topic.Topic;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** From settled results to the time-series store, beside the live job and never in its way. */
public final class HistoryJob {

    /** Name of the job in Flink. */
    public static final String NAME = "history";

    private static final String SOURCE = "settled-results";
    private static final String SINK = "store";

    private HistoryJob() {}

    /** Adds the job to an environment. */
    public static void build(StreamExecutionEnvironment env, HistoryConfig config) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        env.configure(settings);
        env.fromSource(source(config), WatermarkStrategy.noWatermarks(), SOURCE)
                .uid(SOURCE)
                .sinkTo(new StoreSink(config))
                .uid(SINK)
                .name(SINK);
    }

    // Results of one key stay in one partition, and a partition is read by one subtask: so a
    // correction is never overtaken by what it corrects.
    private static KafkaSource<HistoryPoint> source(HistoryConfig config) {
        Properties properties = new Properties();
        properties.putAll(config.kafkaProperties());
        return KafkaSource.<HistoryPoint>builder()
                .setBootstrapServers(config.kafkaBootstrapServers())
                .setTopics(Topic.METRICS_SETTLED.name())
                .setGroupId(NAME)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new SettledResults(config.schemaRegistryUrl()))
                .setProperties(properties)
                .setProperty("isolation.level", "read_committed")
                .setProperty("partition.discovery.interval.ms", "10000")
                .build();
    }
}
