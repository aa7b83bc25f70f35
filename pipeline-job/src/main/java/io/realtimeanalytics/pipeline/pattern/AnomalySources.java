package io.realtimeanalytics.pipeline.pattern;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.pipeline.anomaly.Anomalies;
import io.realtimeanalytics.pipeline.anomaly.Reading;
import io.realtimeanalytics.pipeline.anomaly.SettledReadings;
import io.realtimeanalytics.pipeline.anomaly.Sighting;
import io.realtimeanalytics.pipeline.ingest.EventDeserializer;
import io.realtimeanalytics.pipeline.ingest.EventTime;
import io.realtimeanalytics.pipeline.ingest.Ingested;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * What the detectors of anomalies read: events as the live job does, with its watermarks, since the
 * patterns' lie ten seconds further back; and settled results.
 *
 * <p>Neither source runs ahead of the other, so that what waits for the other is little even when
 * days are read again.
 */
final class AnomalySources {

    private static final String ALIGNED = "anomalies";
    private static final Duration MAX_DRIFT = Duration.ofMinutes(10);
    private static final Duration ALIGN_INTERVAL = Duration.ofSeconds(1);

    /** As the live job takes it; what it does not count is no sighting, either. */
    private static final Duration MAX_LATENESS = Duration.ofMinutes(15);

    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(2);

    /** More than an interval of the live job's checkpoints. */
    private static final Duration COMMIT_DELAY = Duration.ofSeconds(10);

    private AnomalySources() {}

    static DataStream<Sighting> sightings(StreamExecutionEnvironment env, PatternsConfig config) {
        return env.fromSource(
                        PatternsJob.source(
                                config,
                                Topic.EVENTS,
                                new EventDeserializer(config.schemaRegistryUrl(), MAX_LATENESS)),
                        EventTime.strategy(OUT_OF_ORDERNESS, config.idleness())
                                .withWatermarkAlignment(ALIGNED, MAX_DRIFT, ALIGN_INTERVAL),
                        OperatorIds.SIGHTINGS)
                .uid(OperatorIds.SIGHTINGS)
                .flatMap(
                        (Ingested record, Collector<Sighting> out) -> {
                            SiteEvent event = record.event();
                            if (event != null && event.isCounted()) {
                                out.collect(Sighting.of(event));
                            }
                        })
                .returns(TypeInformation.of(Sighting.class))
                .uid(OperatorIds.SIGHTED)
                .name(OperatorIds.SIGHTED);
    }

    static DataStream<Reading> results(StreamExecutionEnvironment env, PatternsConfig config) {
        return env.fromSource(
                        PatternsJob.source(
                                config,
                                Topic.METRICS_SETTLED,
                                new SettledReadings(config.schemaRegistryUrl())),
                        Anomalies.resultTime(COMMIT_DELAY, config.idleness())
                                .withWatermarkAlignment(ALIGNED, MAX_DRIFT, ALIGN_INTERVAL),
                        OperatorIds.SETTLED_RESULTS)
                .uid(OperatorIds.SETTLED_RESULTS);
    }
}
