package io.realtimeanalytics.bridge.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.bridge.state.LiveState;
import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.bridge.testing.ManualClock;
import io.realtimeanalytics.bridge.testing.Results;
import io.realtimeanalytics.bridge.trace.ResultTraces;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.tracing.Tracing;
import io.realtimeanalytics.tracing.TracingSettings;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracedResultsTest {

    private static final List<ViewDefinition> VIEWS = List.of(ViewDefinition.OVERVIEW);
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACE = "00-" + TRACE_ID + "-b7ad6b7169203331-01";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    // Nobody listens there: spans get lost, results do not.
    private final Tracing tracing =
            Objects.requireNonNull(Tracing.open(new TracingSettings("http://127.0.0.1:9"), "test"));
    private final ResultTraces traces = new ResultTraces(tracing, clock);
    private final Channels channels =
            new Channels(
                    new LiveState(VIEWS, Set.of("shop"), clock),
                    VIEWS,
                    100,
                    new BridgeMetrics(new CollectorRegistry()),
                    traces,
                    clock);
    private final DirectOutlet outlet = new DirectOutlet();

    @AfterEach
    void close() {
        channels.close();
        tracing.close();
    }

    @Test
    void theDeltaThatTellsATracedResultCarriesItsTrace() {
        DirectOutlet.Screen screen = subscribe();

        traces.read(events(1), TRACE);
        channels.apply(events(1));
        channels.flush();

        assertThat(screen.lastDelta().traceparent())
                .startsWith("00-" + TRACE_ID + "-")
                .isNotEqualTo(TRACE);
    }

    @Test
    void otherDeltasCarryNone() {
        DirectOutlet.Screen screen = subscribe();

        channels.apply(events(1));
        channels.flush();
        assertThat(screen.lastDelta().traceparent()).isNull();
        traces.read(events(2), TRACE);
        channels.apply(events(2));
        channels.flush();
        channels.apply(events(3));
        channels.flush();

        assertThat(screen.lastDelta().traceparent()).isNull();
    }

    @Test
    void aTraceThatNobodyWatchedIsNotToldLater() {
        traces.read(events(1), TRACE);
        channels.apply(events(1));
        channels.flush();

        DirectOutlet.Screen screen = subscribe();
        channels.apply(events(2));
        channels.flush();

        assertThat(screen.lastDelta().traceparent()).isNull();
    }

    private DirectOutlet.Screen subscribe() {
        DirectOutlet.Screen screen = outlet.screen("site:shop:overview");
        channels.subscribe(screen, null);
        return screen;
    }

    private MetricResult events(long revision) {
        return Results.count("shop", Metric.EVENTS, Window.ONE_SECOND, clock.millis(), revision)
                .build();
    }
}
