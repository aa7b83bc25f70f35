package io.realtimeanalytics.pipeline;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static io.realtimeanalytics.pipeline.testing.TestEvents.click;
import static io.realtimeanalytics.pipeline.testing.TestEvents.custom;
import static io.realtimeanalytics.pipeline.testing.TestEvents.order;
import static io.realtimeanalytics.pipeline.testing.TestEvents.pageViewOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.pipeline.clean.DuplicateFilter;
import io.realtimeanalytics.pipeline.count.Count;
import io.realtimeanalytics.pipeline.count.CountConversions;
import io.realtimeanalytics.pipeline.count.MetricUpdate;
import io.realtimeanalytics.pipeline.count.WindowedCounts;
import io.realtimeanalytics.pipeline.ingest.Outcome;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import io.realtimeanalytics.pipeline.session.FinishedSession;
import io.realtimeanalytics.pipeline.visitor.VisitorTracker;
import io.realtimeanalytics.tracing.TracingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The state of every released version goes on in this one. A release that changes state commits a
 * folder more: {@code mvn test -pl pipeline-job -am -Dtest=StateVersionsTest -Dstate.write=v2}.
 */
// Closing a harness may be interrupted; here nobody does.
@SuppressWarnings("try")
class StateVersionsTest {

    private static final Path RELEASED = Path.of("src/test/resources/state");
    private static final Duration SETTLE = Duration.ofMinutes(16);
    private static final long MINUTE = 60_000;

    static Stream<Path> versions() throws IOException {
        try (Stream<Path> folders = Files.list(RELEASED)) {
            return folders.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void copiesOfKnownEventsAreStillKnown(Path version) throws Exception {
        try (var filter = duplicates()) {
            restore(filter, version, "duplicates");
            filter.processElement(click("e-1", "v-1", MORNING), MORNING);
            filter.processElement(click("e-99", "v-1", MORNING), MORNING);

            assertThat(filter.extractOutputValues())
                    .extracting(SiteEvent::outcome)
                    .containsExactly(Outcome.DUPLICATE, Outcome.COUNTED);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void openSessionsGoOn(Path version) throws Exception {
        try (var visitors = visitors()) {
            restore(visitors, version, "visitors");
            SiteEvent last = pageViewOf("/thanks", "e-9", "v-1", MORNING + 5 * MINUTE);
            visitors.processElement(last, MORNING);
            visitors.processWatermark(new Watermark(MORNING + Duration.ofHours(3).toMillis()));

            assertThat(visitors.extractOutputValues())
                    .singleElement()
                    .satisfies(
                            finished -> {
                                assertThat(finished.session().events()).isEqualTo(4);
                                assertThat(finished.session().entryPage()).isEqualTo("/");
                                assertThat(finished.session().exitPage()).isEqualTo("/thanks");
                                assertThat(finished.session().revenueMinor())
                                        .isEqualTo(Map.of("EUR", 1_000L));
                            });
            assertThat(visitors.getSideOutput(VisitorTracker.COUNTS))
                    .noneMatch(count -> count.getValue().metric().equals("sessions"));
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void openWindowsGoOn(Path version) throws Exception {
        try (var windows = windows()) {
            restore(windows, version, "windows");
            windows.processElement(view("/a", 2), 0);
            windows.processWatermark(new Watermark(MORNING + 2 * MINUTE));

            MetricUpdate minute =
                    windows.extractOutputValues().stream()
                            .filter(update -> update.window().equals(Window.ONE_MINUTE.id()))
                            .filter(MetricUpdate::isSettled)
                            .reduce((first, last) -> last)
                            .orElseThrow();
            assertThat(minute.count()).isEqualTo(3);
            assertThat(minute.revision()).isEqualTo(3);
            assertThat(minute.digest()).isEqualTo(1 + 1 + 2);
            assertThat(minute.items()).containsExactly("/a", "/b");
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void anOrderThatWasToldIsKnown(Path version) throws Exception {
        try (var conversions = conversions()) {
            restore(conversions, version, "count-conversions");
            conversions.processElement(order("t-1", "e-2", "v-1", MORNING + MINUTE), MORNING);

            assertThat(conversions.extractOutputValues()).isEmpty();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "state.write", matches = "v\\d+")
    void writesTheStateOfThisVersion() throws Exception {
        Path version = Files.createDirectories(RELEASED.resolve(System.getProperty("state.write")));
        try (var filter = duplicates()) {
            filter.open();
            filter.processElement(click("e-1", "v-1", MORNING), MORNING);
            write(filter, version, "duplicates");
        }
        try (var visitors = visitors()) {
            visitors.open();
            for (SiteEvent event : visit()) {
                visitors.processElement(event, MORNING);
            }
            write(visitors, version, "visitors");
        }
        try (var windows = windows()) {
            windows.open();
            windows.processElement(view("/a", 1), 0);
            windows.processElement(view("/b", 1), 0);
            write(windows, version, "windows");
        }
        try (var conversions = conversions()) {
            conversions.open();
            conversions.processElement(order("t-1", "e-1", "v-1", MORNING), MORNING);
            write(conversions, version, "count-conversions");
        }
    }

    private static List<SiteEvent> visit() {
        return List.of(
                pageViewOf("/", "e-1", "v-1", MORNING),
                custom("begin_checkout", "e-2", "v-1", MORNING + MINUTE),
                order("t-1", "e-3", "v-1", MORNING + 2 * MINUTE));
    }

    private static Count view(String path, long digest) {
        return Count.ofEvent("shop", Metric.TOP_PAGES, path, MORNING, 0, MORNING).ofId(digest);
    }

    private static void restore(
            KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness, Path version, String name)
            throws Exception {
        harness.initializeState(
                OperatorSnapshotUtil.readStateHandle(version.resolve(name).toString()));
        harness.open();
    }

    private static void write(
            KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness, Path version, String name)
            throws Exception {
        OperatorSnapshotUtil.writeStateHandle(
                harness.snapshot(1, 1), version.resolve(name).toString());
    }

    private static KeyedOneInputStreamOperatorTestHarness<Integer, SiteEvent, SiteEvent>
            duplicates() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new DuplicateFilter(SETTLE), DuplicateFilter::keyOf, Types.INT);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, SiteEvent, FinishedSession>
            visitors() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new VisitorTracker(Duration.ofMinutes(30), SETTLE, 100),
                SiteEvent::visitorKey,
                Types.STRING);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Count, MetricUpdate> windows()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new WindowedCounts(Duration.ofMillis(50), SETTLE, TracingSettings.OFF),
                Count::key,
                Types.STRING);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, SiteEvent, Count> conversions()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new CountConversions(SETTLE)),
                CountConversions::keyOf,
                Types.STRING);
    }
}
