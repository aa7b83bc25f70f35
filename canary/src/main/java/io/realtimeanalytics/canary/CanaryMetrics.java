package io.realtimeanalytics.canary;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.time.Instant;

/** What the canary has seen. Events sent have arrived, are lost, or are still under way. */
final class CanaryMetrics {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Counter sent;
    private final Counter sendFailures;
    private final Counter arrived;
    private final Counter lost;
    private final Histogram eventToScreen;
    private final Gauge connected;
    private final Gauge newestArrival;

    CanaryMetrics(CollectorRegistry registry) {
        sent =
                Counter.build("canary_sent_total", "Events that the collector took.")
                        .register(registry);
        sendFailures =
                Counter.build(
                                "canary_send_failures_total",
                                "Events that the collector did not take, or did not answer for.")
                        .register(registry);
        arrived =
                Counter.build(
                                "canary_arrived_total",
                                "Events sent that were seen in the live view.")
                        .register(registry);
        lost =
                Counter.build(
                                "canary_lost_total",
                                "Events sent that were not seen in the live view within 60 s.")
                        .register(registry);
        eventToScreen =
                Histogram.build(
                                "canary_event_to_screen_seconds",
                                "From sending an event to receiving the first frame with it.")
                        .buckets(.05, .1, .2, .3, .5, .75, 1, 2, 5, 10, 30, 60)
                        .register(registry);
        connected =
                Gauge.build("canary_connected", "1 while the live view is open, else 0.")
                        .register(registry);
        newestArrival =
                Gauge.build(
                                "canary_newest_arrival_timestamp_seconds",
                                "When the newest arrival was; 0 before the first.")
                        .register(registry);
    }

    void sent() {
        sent.inc();
    }

    void sendFailed() {
        sendFailures.inc();
    }

    void arrived(long latencyNanos, Instant at) {
        arrived.inc();
        eventToScreen.observe(latencyNanos / NANOS_PER_SECOND);
        newestArrival.set(at.toEpochMilli() / MILLIS_PER_SECOND);
    }

    void lost() {
        lost.inc();
    }

    void connected(boolean isConnected) {
        connected.set(isConnected ? 1 : 0);
    }
}
