package io.realtimeanalytics.pipeline.pattern;

import static io.realtimeanalytics.pipeline.pattern.testing.Happened.action;
import static io.realtimeanalytics.pipeline.pattern.testing.Happened.click;
import static io.realtimeanalytics.pipeline.pattern.testing.Happened.missing;
import static io.realtimeanalytics.pipeline.pattern.testing.Happened.onPage;
import static io.realtimeanalytics.pipeline.pattern.testing.Happened.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.candidate.Action;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.candidate.PatternRecord;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionText;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.testing.CollectingSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class PatternsJobTest {

    private static final PatternsConfig CONFIG = PatternsConfig.from(Map.of());
    private static final DefinitionUpdate QUICK_CARTS = quickCarts();

    private final CollectingSink<AlertUpdate> alerts = new CollectingSink<>();

    @Test
    void shufflesWithCopiesGiveTheSameAlerts() throws Exception {
        List<AlertUpdate> first = null;
        for (int seed = 0; seed < 2; seed++) {
            CollectingSink<AlertUpdate> sink = new CollectingSink<>();
            StreamExecutionEnvironment env = environment();
            define(env, shuffled(seed)).sinkTo(sink);
            env.execute();
            List<AlertUpdate> found = new ArrayList<>(sink.contents());
            found.sort(
                    Comparator.comparing(AlertUpdate::alertId).thenComparing(AlertUpdate::status));
            first = first == null ? found : first;

            assertThat(found).usingRecursiveComparison().isEqualTo(first);
        }
        assertThat(first)
                .filteredOn(alert -> alert.status().equals(AlertUpdate.OPEN))
                .extracting(AlertUpdate::patternId)
                .contains("rage_click", "error_click", "cart_abandonment")
                .contains("missing_page_cluster", "duplicate_conversion");
    }

    @Test
    void everyOperatorHasAUniqueId() {
        StreamExecutionEnvironment env = environment();
        define(env, List.of(new PatternRecord(0, null, null, false)))
                .sinkTo(alerts)
                .uid("test sink");
        StreamGraph graph = env.getStreamGraph();

        List<StreamNode> own =
                graph.getStreamNodes().stream()
                        .filter(node -> !node.getOperatorName().startsWith("test"))
                        .filter(node -> !node.getOperatorName().startsWith("Source: test"))
                        .filter(node -> !node.getOperatorName().startsWith("Sink"))
                        .toList();

        assertThat(own).hasSize(7);
        assertThat(own.stream().map(StreamNode::getTransformationUID))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    private static DataStream<AlertUpdate> define(
            StreamExecutionEnvironment env, List<PatternRecord> records) {
        PatternsJob.configure(env);
        return PatternsJob.alerts(
                env.fromData(records, TypeInformation.of(PatternRecord.class))
                        .name("test source")
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<PatternRecord>forBoundedOutOfOrderness(
                                                CONFIG.skewAllowance())
                                        .withTimestampAssigner((record, at) -> record.timeMillis()))
                        .name("test watermarks"),
                env.fromData(List.of(QUICK_CARTS), TypeInformation.of(DefinitionUpdate.class))
                        .name("test source of definitions"),
                CONFIG);
    }

    private static StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());
    }

    /** Within what the watermark allows: nobody is more than ten seconds behind. */
    private static List<PatternRecord> shuffled(int seed) {
        Random random = new Random(seed);
        List<CandidateEvent> events = new ArrayList<>(events());
        events.addAll(events.subList(0, events.size() / 3));
        Collections.shuffle(events, random);
        IdentityHashMap<CandidateEvent, Long> arrival = new IdentityHashMap<>();
        events.forEach(
                event ->
                        arrival.put(
                                event,
                                event.timeMillis()
                                        + random.nextInt((int) Duration.ofSeconds(10).toMillis())));
        events.sort(Comparator.comparing(arrival::get));
        return events.stream()
                .map(event -> new PatternRecord(event.timeMillis(), event, null, false))
                .toList();
    }

    private static List<CandidateEvent> events() {
        List<CandidateEvent> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(click("c-" + i, i * 400L, i % 7, i % 7));
            events.add(onPage("x-" + i, Action.ERROR, 7_000 + i * 1_500L));
            events.add(action("a-" + i, Action.ADD_TO_CART, i * 11_000L, 100));
            events.add(missing("m-" + i, "v-" + i % 6, i * 500L));
            events.add(purchase("p-" + i, "t-" + i / 2, 500_000 + i * 5_000L));
        }
        return events;
    }

    private static DefinitionUpdate quickCarts() {
        var definition = DefinitionText.parse("cart_abandonment wait_seconds=10 cooldown=20s");
        return new DefinitionUpdate(definition.key(), definition);
    }
}
