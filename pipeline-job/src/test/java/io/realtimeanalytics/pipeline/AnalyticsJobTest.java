package io.realtimeanalytics.pipeline;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static io.realtimeanalytics.pipeline.testing.TestEvents.click;
import static io.realtimeanalytics.pipeline.testing.TestEvents.pageViewOf;
import static io.realtimeanalytics.pipeline.testing.TestEvents.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.pipeline.count.MetricUpdate;
import io.realtimeanalytics.pipeline.ingest.EventTime;
import io.realtimeanalytics.pipeline.ingest.Ingested;
import io.realtimeanalytics.pipeline.ingest.Outcome;
import io.realtimeanalytics.pipeline.ingest.Rejected;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import io.realtimeanalytics.pipeline.publish.Sinks;
import io.realtimeanalytics.pipeline.session.FinishedSession;
import io.realtimeanalytics.pipeline.testing.CollectingSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class AnalyticsJobTest {

    private static final PipelineConfig CONFIG = PipelineConfig.from(Map.of());

    private CollectingSink<MetricUpdate> live = new CollectingSink<>();
    private CollectingSink<MetricUpdate> settled = new CollectingSink<>();
    private CollectingSink<FinishedSession> sessions = new CollectingSink<>();
    private CollectingSink<Rejected> late = new CollectingSink<>();
    private CollectingSink<Rejected> deadLetters = new CollectingSink<>();

    @Test
    void tenShufflesWithDuplicatesGiveTheSameResults() throws Exception {
        List<SiteEvent> distinct = tenMinutesOfEvents();
        List<Ingested> records = new ArrayList<>();
        distinct.forEach(event -> records.add(new Ingested(event.eventTimeMillis(), event, null)));
        records.addAll(records.subList(0, records.size() / 10));
        runShuffled(records, 0);
        verify(distinct);
        Map<String, Long> first = newestOf(settled.contents());

        for (int seed = 1; seed < 10; seed++) {
            runShuffled(records, seed);
            verify(distinct);
            assertThat(differences(newestOf(settled.contents()), first)).isEmpty();
        }
    }

    private void runShuffled(List<Ingested> records, int seed) throws Exception {
        live = new CollectingSink<>();
        settled = new CollectingSink<>();
        sessions = new CollectingSink<>();
        List<Ingested> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, new Random(seed));
        run(shuffled);
    }

    /** Keys with different values: maps of thousands of results are no message to read. */
    private static Set<String> differences(Map<String, Long> left, Map<String, Long> right) {
        Set<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        keys.removeIf(key -> Objects.equals(left.get(key), right.get(key)));
        return keys;
    }

    private void verify(List<SiteEvent> distinct) {
        Map<String, Long> results = newestOf(settled.contents());
        assertThat(results)
                .isEqualTo(newestOf(live.contents()))
                .containsAllEntriesOf(countedTheSlowWay(distinct));
        assertThat(sumOf(results, Metric.REVENUE, Window.ONE_MINUTE))
                .isEqualTo(
                        distinct.stream()
                                .filter(event -> event.type().equals(SiteEvent.CONVERSION))
                                .count());
        assertThat(sessions.contents())
                .hasSize(50)
                .extracting(session -> session.session().events())
                .satisfies(
                        events ->
                                assertThat(events.stream().mapToLong(Long::longValue).sum())
                                        .isEqualTo(distinct.size()));
    }

    @Test
    void everythingThatArrivesHasOneOutcome() throws Exception {
        SiteEvent event = pageViewOf("/", "e-1", "v-1", MORNING);
        SiteEvent bot = pageViewOf("/", "e-2", "v-2", MORNING).as(Outcome.BOT);
        SiteEvent tooLate = pageViewOf("/", "e-3", "v-3", MORNING).as(Outcome.LATE);
        Rejected whole = new Rejected("LATE", "", "events", 0, 1, 2, null, new byte[] {1});

        run(
                List.of(
                        new Ingested(MORNING, event, null),
                        new Ingested(MORNING, event, null),
                        new Ingested(MORNING, bot, null),
                        new Ingested(Long.MIN_VALUE, tooLate, whole)));

        MetricUpdate outcomes =
                settled.contents().stream()
                        .filter(update -> update.metric().equals(Metric.OUTCOMES.id()))
                        .reduce((first, last) -> last)
                        .orElseThrow();
        assertThat(outcomes.count()).isEqualTo(4);
        assertThat(outcomes.items())
                .containsExactlyInAnyOrder("counted", "duplicate", "bot", "late");
        assertThat(newestOf(settled.contents()))
                .containsEntry(key(Metric.EVENTS, Window.ONE_MINUTE, MORNING + 60_000, ""), 1L);
        assertThat(late.contents()).hasSize(1);
    }

    @Test
    void rejectedRecordsGoAsideWhole() throws Exception {
        Rejected tooLate = new Rejected("LATE", "", "events", 0, 1, 2, null, new byte[] {1});
        Rejected poison = new Rejected("NOT_FRAMED", "", "events", 0, 2, 3, null, new byte[] {2});

        run(
                List.of(
                        new Ingested(Long.MIN_VALUE, null, tooLate),
                        new Ingested(Long.MIN_VALUE, null, poison)));

        assertThat(late.contents()).extracting(Rejected::offset).containsExactly(1L);
        assertThat(deadLetters.contents()).extracting(Rejected::offset).containsExactly(2L);
        assertThat(newestOf(live.contents())).isEmpty();
    }

    @Test
    void everyOperatorHasAUniqueId() {
        StreamExecutionEnvironment env = environment();
        define(env, List.of(new Ingested(MORNING, null, null)));
        StreamGraph graph = env.getStreamGraph();

        List<String> uids =
                graph.getStreamNodes().stream().map(StreamNode::getTransformationUID).toList();

        List<String> stateless =
                graph.getStreamNodes().stream()
                        .filter(node -> node.getTransformationUID() == null)
                        .map(StreamNode::getOperatorName)
                        .toList();
        assertThat(stateless)
                .allMatch(name -> name.startsWith("test") || name.equals("Source: test source"));
        assertThat(uids.stream().filter(uid -> uid != null)).doesNotHaveDuplicates();
    }

    private void run(List<Ingested> records) throws Exception {
        StreamExecutionEnvironment env = environment();
        define(env, records);
        env.execute();
    }

    private static StreamExecutionEnvironment environment() {
        Configuration settings = new Configuration();
        settings.setString("state.backend.type", "rocksdb");
        settings.setString("taskmanager.memory.managed.size", "256m");
        return StreamExecutionEnvironment.createLocalEnvironment(2, settings);
    }

    private void define(StreamExecutionEnvironment env, List<Ingested> records) {
        AnalyticsJob.configure(env, CONFIG);
        AnalyticsJob.define(
                env.fromData(records, TypeInformation.of(Ingested.class))
                        .name("test source")
                        .assignTimestampsAndWatermarks(
                                EventTime.strategy(Duration.ofSeconds(2), Duration.ofSeconds(30)))
                        .name("test watermarks"),
                new Sinks(live, settled, sessions, late, deadLetters),
                CONFIG);
    }

    private static List<SiteEvent> tenMinutesOfEvents() {
        Random random = new Random(42);
        List<SiteEvent> events = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String id = "e-" + i;
            String visitor = "v-" + i % 50;
            long at = MORNING + random.nextInt(600_000);
            switch (random.nextInt(10)) {
                case 0 ->
                        events.add(
                                purchase(id, visitor, at, 1_000 + i, i % 3 == 0 ? "CHF" : "EUR"));
                case 1, 2, 3 -> events.add(click(id, visitor, at));
                default -> events.add(pageViewOf("/" + random.nextInt(30), id, visitor, at));
            }
        }
        return events;
    }

    /** Value per result and item by the definition alone: filter and count. */
    private static Map<String, Long> countedTheSlowWay(List<SiteEvent> events) {
        Map<String, Long> counts = new TreeMap<>();
        for (SiteEvent event : events) {
            for (Window window :
                    List.of(
                            Window.ONE_SECOND,
                            Window.TEN_SECONDS,
                            Window.ONE_MINUTE,
                            Window.LAST_THIRTY_MINUTES)) {
                for (int k = 0; k < window.overlap(); k++) {
                    long end =
                            window.firstEndAfter(event.eventTimeMillis())
                                    + k * window.slideMillis();
                    counts.merge(key(Metric.EVENTS, window, end, ""), 1L, Long::sum);
                    if (event.type().equals(SiteEvent.PAGE_VIEW)) {
                        counts.merge(key(Metric.PAGE_VIEWS, window, end, ""), 1L, Long::sum);
                    }
                    if (event.type().equals(SiteEvent.CONVERSION)) {
                        counts.merge(
                                key(Metric.REVENUE, window, end, event.currency()),
                                event.valueMinor(),
                                Long::sum);
                    }
                }
            }
        }
        return counts;
    }

    private static String key(Metric metric, Window window, long end, String item) {
        return metric.id() + '|' + window.id() + '|' + end + '|' + item;
    }

    /**
     * Newest value per result and item, whatever the order in which they came. A window whose only
     * session was taken back says 0, which is what is meant where nothing is said.
     */
    private static Map<String, Long> newestOf(List<MetricUpdate> updates) {
        Map<String, MetricUpdate> newest = new HashMap<>();
        for (MetricUpdate update : updates) {
            if (update.metric().equals(Metric.PROGRESS.id())) {
                continue;
            }
            newest.merge(
                    update.metric() + '|' + update.window() + '|' + update.endMillis(),
                    update,
                    (left, right) -> left.revision() > right.revision() ? left : right);
        }
        Map<String, Long> values = new TreeMap<>();
        newest.forEach(
                (key, update) -> {
                    values.put(key + '|', update.count());
                    for (int i = 0; i < update.items().length; i++) {
                        boolean isRevenue = update.metric().equals(Metric.REVENUE.id());
                        values.put(
                                key + '|' + update.items()[i],
                                isRevenue ? update.itemAmountsMinor()[i] : update.itemCounts()[i]);
                    }
                });
        values.values().removeIf(value -> value == 0);
        return values;
    }

    private static long sumOf(Map<String, Long> results, Metric metric, Window window) {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(metric.id() + '|' + window.id() + '|'))
                .filter(entry -> Arrays.asList(entry.getKey().split("\\|", -1)).get(3).isEmpty())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
