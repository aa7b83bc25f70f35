package io.realtimeanalytics.pipeline;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.pipeline.clean.DuplicateFilter;
import io.realtimeanalytics.pipeline.count.Count;
import io.realtimeanalytics.pipeline.count.CountConversions;
import io.realtimeanalytics.pipeline.count.CountEvents;
import io.realtimeanalytics.pipeline.count.MetricUpdate;
import io.realtimeanalytics.pipeline.count.PreAggregator;
import io.realtimeanalytics.pipeline.count.WindowedCounts;
import io.realtimeanalytics.pipeline.ingest.EventDeserializer;
import io.realtimeanalytics.pipeline.ingest.EventTime;
import io.realtimeanalytics.pipeline.ingest.Ingest;
import io.realtimeanalytics.pipeline.ingest.Ingested;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import io.realtimeanalytics.pipeline.publish.Sinks;
import io.realtimeanalytics.pipeline.session.FinishedSession;
import io.realtimeanalytics.pipeline.visitor.VisitorTracker;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The live job, one line per stage: the table of contents of this module. */
public final class AnalyticsJob {

    /** Name of the job in Flink. */
    public static final String NAME = "live-analytics";

    /** Key groups; fixed, since a savepoint cannot be restored with another number. */
    private static final int MAX_PARALLELISM = 120;

    private AnalyticsJob() {}

    /** Adds the job to an environment: from Kafka to Kafka. */
    public static void build(StreamExecutionEnvironment env, PipelineConfig config) {
        define(source(env, config), Sinks.kafka(config.kafka()), config);
    }

    /** The first stage alone: all events from Kafka, decoded. */
    public static DataStream<Ingested> source(
            StreamExecutionEnvironment env, PipelineConfig config) {
        configure(env, config);
        return env.fromSource(
                        source(config),
                        EventTime.strategy(config.outOfOrderness(), config.idleness()),
                        OperatorIds.EVENTS)
                .uid(OperatorIds.EVENTS);
    }

    /** The stages between a source and the sinks. */
    static void define(DataStream<Ingested> records, Sinks sinks, PipelineConfig config) {
        SingleOutputStreamOperator<SiteEvent> ingested =
                named(records.process(new Ingest(config.tracing())), OperatorIds.INGEST);
        DataStream<SiteEvent> events =
                named(
                        ingested.keyBy(DuplicateFilter::keyOf)
                                .transform(
                                        OperatorIds.DUPLICATES,
                                        TypeInformation.of(SiteEvent.class),
                                        new DuplicateFilter(config.settleTime())),
                        OperatorIds.DUPLICATES);
        DataStream<SiteEvent> visits =
                named(events.filter(SiteEvent::isOfVisitor), OperatorIds.VISITS);

        SingleOutputStreamOperator<FinishedSession> sessions =
                named(
                        visits.keyBy(SiteEvent::visitorKey)
                                .transform(
                                        OperatorIds.VISITORS,
                                        TypeInformation.of(FinishedSession.class),
                                        new VisitorTracker(
                                                config.sessionGap(),
                                                config.settleTime(),
                                                config.cachedVisitors())),
                        OperatorIds.VISITORS);
        DataStream<Count> counts =
                sums(
                                named(events.flatMap(new CountEvents()), OperatorIds.COUNT_EVENTS),
                                OperatorIds.COUNT_EVENTS_SUMS,
                                config)
                        .union(
                                sums(
                                        sessions.getSideOutput(VisitorTracker.COUNTS),
                                        OperatorIds.VISITOR_SUMS,
                                        config),
                                conversions(events, config));
        DataStream<MetricUpdate> results =
                named(
                        counts.keyBy(Count::key)
                                .transform(
                                        OperatorIds.WINDOWS,
                                        TypeInformation.of(MetricUpdate.class),
                                        new WindowedCounts(
                                                config.emitInterval(),
                                                config.settleTime(),
                                                config.tracing())),
                        OperatorIds.WINDOWS);

        results.sinkTo(sinks.live()).uid(OperatorIds.LIVE_SINK).name(OperatorIds.LIVE_SINK);
        named(results.filter(MetricUpdate::isSettled), OperatorIds.SETTLED_FILTER)
                .sinkTo(sinks.settled())
                .uid(OperatorIds.SETTLED_SINK)
                .name(OperatorIds.SETTLED_SINK);
        sessions.sinkTo(sinks.sessions())
                .uid(OperatorIds.SESSIONS_SINK)
                .name(OperatorIds.SESSIONS_SINK);
        ingested.getSideOutput(Ingest.LATE)
                .sinkTo(sinks.late())
                .uid(OperatorIds.LATE_SINK)
                .name(OperatorIds.LATE_SINK);
        ingested.getSideOutput(Ingest.DEAD_LETTERS)
                .sinkTo(sinks.deadLetters())
                .uid(OperatorIds.DEAD_LETTER_SINK)
                .name(OperatorIds.DEAD_LETTER_SINK);
    }

    private static DataStream<Count> conversions(
            DataStream<SiteEvent> events, PipelineConfig config) {
        return named(
                named(
                                events.filter(event -> event.isCounted() && event.isTransaction()),
                                OperatorIds.TRANSACTIONS)
                        .keyBy(CountConversions::keyOf)
                        .process(new CountConversions(config.settleTime())),
                OperatorIds.COUNT_CONVERSIONS);
    }

    private static SingleOutputStreamOperator<Count> sums(
            DataStream<Count> counts, String id, PipelineConfig config) {
        return named(
                counts.transform(
                        id,
                        TypeInformation.of(Count.class),
                        new PreAggregator(config.gatherInterval())),
                id);
    }

    private static <T> SingleOutputStreamOperator<T> named(
            SingleOutputStreamOperator<T> operator, String id) {
        return operator.uid(id).name(id);
    }

    // What the job needs in order to be right belongs to the job; where state lives and how often
    // it is saved belongs to the deployment.
    static void configure(StreamExecutionEnvironment env, PipelineConfig config) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, config.emitInterval());
        settings.set(ExecutionOptions.BUFFER_TIMEOUT, config.bufferTimeout());
        // Most ids that the filter for duplicates looks up are new: the answer is in memory.
        settings.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
        env.configure(settings);
    }

    // Without state, from the earliest event: committed offsets say what some earlier job had read,
    // not what this one has counted.
    private static KafkaSource<Ingested> source(PipelineConfig config) {
        KafkaSourceBuilder<Ingested> source =
                KafkaSource.<Ingested>builder()
                        .setTopics(Topic.EVENTS.name())
                        .setGroupId(NAME)
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setDeserializer(
                                new EventDeserializer(
                                        config.kafka().schemaRegistryUrl(),
                                        config.maxLateness(),
                                        config.tracing().isOn()))
                        .setProperties(config.kafka().clientProperties())
                        .setProperty("partition.discovery.interval.ms", "10000");
        if (config.stopsAtEnd()) {
            source.setBounded(OffsetsInitializer.latest());
        }
        return source.build();
    }
}
