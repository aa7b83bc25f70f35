package io.realtimeanalytics.pipeline.anomaly;

import static io.realtimeanalytics.pipeline.anomaly.TestSite.MINUTE;
import static io.realtimeanalytics.pipeline.anomaly.TestSite.SUNDAY_AT_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.candidate.Sighting;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.testing.CollectingSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class AnomaliesTest {

    private static final long SPIKE_AT = SUNDAY_AT_8 + 70 * MINUTE;
    private static final int MINUTES = 80;

    @Test
    void findsASpikeInStreamsAndTheEventsThatMadeIt() throws Exception {
        CollectingSink<AlertUpdate> alerts = new CollectingSink<>();
        StreamExecutionEnvironment env = environment();
        detect(env).sinkTo(alerts);
        env.execute();

        AlertUpdate spike =
                TrafficTest.only(
                        alerts.contents().stream()
                                .filter(alert -> alert.status().equals(AlertUpdate.OPEN))
                                .toList());
        assertThat(spike.patternId()).isEqualTo("traffic_spike");
        assertThat(spike.firstEventAtMillis()).isEqualTo(SPIKE_AT);
        assertThat(spike.item()).isEqualTo("FR");
        assertThat(spike.sampleEventIds())
                .hasSize(10)
                .allMatch(id -> id.startsWith(SPIKE_AT + "-FR-"));
    }

    @Test
    void everyOperatorWithStateHasAUniqueId() {
        StreamExecutionEnvironment env = environment();
        detect(env).sinkTo(new CollectingSink<>());

        assertThat(
                        env.getStreamGraph().getStreamNodes().stream()
                                .map(StreamNode::getTransformationUID)
                                .filter(Objects::nonNull))
                .contains("anomaly-samples", "anomaly-sites", "anomaly-silence")
                .doesNotHaveDuplicates();
    }

    private static StreamExecutionEnvironment environment() {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        return StreamExecutionEnvironment.createLocalEnvironment(2, settings);
    }

    private static DataStream<AlertUpdate> detect(StreamExecutionEnvironment env) {
        List<Sighting> sightings = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < MINUTES; i++) {
            long at = SUNDAY_AT_8 + i * MINUTE;
            int french = at == SPIKE_AT ? 100 : 20;
            addSightings(sightings, at, "DE", 20);
            addSightings(sightings, at, "FR", french);
            readings.add(TestSite.result("events", at, 20 + french, Map.of()));
            readings.add(TestSite.result("visitors", at, 20 + french, Map.of()));
            readings.add(
                    TestSite.result(
                            "top_countries", at, 20 + french, Map.of("DE", 20, "FR", french)));
        }
        return Anomalies.detect(
                env.fromData(sightings, TypeInformation.of(Sighting.class))
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<Sighting>forMonotonousTimestamps()
                                        .withTimestampAssigner(
                                                (sighting, time) -> sighting.eventTimeMillis())),
                env.fromData(readings, TypeInformation.of(Reading.class))
                        .assignTimestampsAndWatermarks(
                                Anomalies.resultTime(Duration.ofSeconds(10))),
                env.fromData(
                        TypeInformation.of(DefinitionUpdate.class),
                        new DefinitionUpdate("none", null)),
                true);
    }

    private static void addSightings(
            List<Sighting> sightings, long at, String country, int number) {
        for (int i = 0; i < number; i++) {
            sightings.add(
                    new Sighting(
                            "shop",
                            at + "-" + country + "-" + i,
                            "v-" + i,
                            at + i * MINUTE / number,
                            country,
                            "mobile",
                            "",
                            "",
                            ""));
        }
    }
}
