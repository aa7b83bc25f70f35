package io.realtimeanalytics.collector.status;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.realtimeanalytics.collector.http.Traffic;

/** What the collector counts. Labels hold only our own words and configured sites. */
public final class CollectorMetrics implements Traffic {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Counter requests;
    private final Gauge inFlight;
    private final Counter events;
    private final Counter extraFields;
    private final Histogram produceSeconds;

    /** Registers the metrics. */
    public CollectorMetrics(CollectorRegistry registry) {
        requests =
                Counter.build("collector_requests_total", "Requests by status; 0: connection lost.")
                        .labelNames("status")
                        .register(registry);
        inFlight =
                Gauge.build("collector_requests_in_flight", "Requests not answered yet.")
                        .register(registry);
        events =
                Counter.build("collector_events_total", "Events by what became of them.")
                        .labelNames("site", "verdict", "reason")
                        .register(registry);
        extraFields =
                Counter.build("collector_extra_fields_total", "Unknown fields, dropped.")
                        .register(registry);
        produceSeconds =
                Histogram.build(
                                "collector_produce_seconds",
                                "From validated to acknowledged by Kafka, per request.")
                        .buckets(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
                        .register(registry);
    }

    @Override
    public void began() {
        inFlight.inc();
    }

    @Override
    public void ended(int status) {
        inFlight.dec();
        requests.labels(Integer.toString(status)).inc();
    }

    /** Requests not answered yet. */
    public int requestsInFlight() {
        return (int) inFlight.get();
    }

    /**
     * Counts events.
     *
     * @param verdict accepted, rejected or unavailable
     * @param reason why rejected, else empty
     */
    public void events(String site, String verdict, String reason, int count) {
        events.labels(site, verdict, reason).inc(count);
    }

    /** Counts fields of events that nobody knows. */
    public void extraFields(int count) {
        if (count > 0) {
            extraFields.inc(count);
        }
    }

    /** Records how long Kafka took for the events of one request. */
    public void produced(long nanos) {
        produceSeconds.observe(nanos / NANOS_PER_SECOND);
    }
}
