package io.realtimeanalytics.verification.drain;

import io.realtimeanalytics.pipeline.AnalyticsJob;
import io.realtimeanalytics.pipeline.PipelineConfig;
import io.realtimeanalytics.pipeline.clean.DuplicateFilter;
import io.realtimeanalytics.pipeline.count.Count;
import io.realtimeanalytics.pipeline.count.CountEvents;
import io.realtimeanalytics.pipeline.count.MetricUpdate;
import io.realtimeanalytics.pipeline.count.PreAggregator;
import io.realtimeanalytics.pipeline.count.WindowedCounts;
import io.realtimeanalytics.pipeline.ingest.Ingest;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import io.realtimeanalytics.pipeline.session.FinishedSession;
import io.realtimeanalytics.pipeline.visitor.VisitorTracker;
import io.realtimeanalytics.tracing.TracingSettings;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The live job cut short after a stage: what each costs is the difference to the one before. */
final class Stages {

    private final PipelineConfig config;

    Stages(PipelineConfig config) {
        this.config = config;
    }

    /** Decoded, and thrown away. */
    void decode(StreamExecutionEnvironment environment) {
        AnalyticsJob.source(environment, config).sinkTo(new DiscardingSink<>());
    }

    /** Copies told apart. */
    void tellCopiesApart(StreamExecutionEnvironment environment) {
        events(environment).sinkTo(new DiscardingSink<>());
    }

    /** Events counted, without visitors. */
    void count(StreamExecutionEnvironment environment) {
        windows(sums(events(environment).flatMap(new CountEvents())));
    }

    /**
     * Visitors and sessions followed, and what they add counted; without the events' own counts.
     */
    void follow(StreamExecutionEnvironment environment) {
        SingleOutputStreamOperator<FinishedSession> sessions =
                events(environment)
                        .filter(SiteEvent::isOfVisitor)
                        .keyBy(SiteEvent::visitorKey)
                        .transform(
                                "visitors",
                                TypeInformation.of(FinishedSession.class),
                                new VisitorTracker(
                                        config.sessionGap(),
                                        config.settleTime(),
                                        config.cachedVisitors()));
        sessions.sinkTo(new DiscardingSink<>());
        windows(sums(sessions.getSideOutput(VisitorTracker.COUNTS)));
    }

    /** All of it, into topics. */
    void all(StreamExecutionEnvironment environment) {
        AnalyticsJob.build(environment, config);
    }

    private DataStream<SiteEvent> events(StreamExecutionEnvironment environment) {
        return AnalyticsJob.source(environment, config)
                .process(new Ingest(TracingSettings.OFF))
                .keyBy(DuplicateFilter::keyOf)
                .transform(
                        "duplicates",
                        TypeInformation.of(SiteEvent.class),
                        new DuplicateFilter(config.settleTime()));
    }

    private DataStream<Count> sums(DataStream<Count> counts) {
        return counts.transform(
                "sums",
                TypeInformation.of(Count.class),
                new PreAggregator(config.gatherInterval()));
    }

    private void windows(DataStream<Count> counts) {
        counts.keyBy(Count::key)
                .transform(
                        "windows",
                        TypeInformation.of(MetricUpdate.class),
                        new WindowedCounts(
                                config.emitInterval(), config.settleTime(), TracingSettings.OFF))
                .sinkTo(new DiscardingSink<>());
    }
}
