package io.realtimeanalytics.bridge.metric;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;

/** Counters, gauges and histograms of the bridge. Thread-safe. */
public final class BridgeMetrics {

    private static final double[] LATENCY_BUCKETS_SECONDS = {
        0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2, 5, 10
    };

    private final Counter results;
    private final Counter undecodableRecords;
    private final Gauge lagRecords;
    private final Gauge stateResults;
    private final Gauge stateEvents;
    private final Gauge channels;
    private final Counter resumes;
    private final Gauge connections;
    private final Counter handshakes;
    private final Counter closes;
    private final Gauge subscriptions;
    private final Counter frames;
    private final Counter bytes;
    private final Counter conflated;
    private final Histogram eventToBridge;
    private final Histogram eventToSocket;

    private final Counter historyRequests;
    private final Histogram historyLatency;

    /** Registers everything. */
    public BridgeMetrics(CollectorRegistry registry) {
        results =
                counter("results_total", "Results read from Kafka, by what became of them.")
                        .labelNames("outcome")
                        .register(registry);
        undecodableRecords =
                counter("undecodable_records_total", "Records that cannot be read.")
                        .labelNames("kind")
                        .register(registry);
        lagRecords =
                gauge("lag_records", "Records in the partition that were not read yet.")
                        .labelNames("topic", "partition")
                        .register(registry);
        stateResults = gauge("state_results", "Results held in memory.").register(registry);
        stateEvents =
                gauge("state_events", "Events held in memory for filtered channels.")
                        .register(registry);
        channels = gauge("channels", "Channels with subscribers now or lately.").register(registry);
        resumes =
                counter("resumes_total", "Starts of a flow, by what the screen had.")
                        .labelNames("outcome")
                        .register(registry);
        connections = gauge("connections", "Open WebSocket connections.").register(registry);
        handshakes =
                counter("handshakes_total", "WebSocket handshakes, by answer.")
                        .labelNames("status")
                        .register(registry);
        closes =
                counter("closes_total", "Connections that the bridge closed, by close code.")
                        .labelNames("code")
                        .register(registry);
        subscriptions = gauge("subscriptions", "Subscriptions to channels.").register(registry);
        frames = counter("frames_total", "Frames written to sockets.").register(registry);
        bytes = counter("bytes_total", "Bytes of these frames.").register(registry);
        conflated =
                counter("conflated_frames_total", "Deltas that slow connections skipped.")
                        .register(registry);
        historyRequests =
                counter("history_requests_total", "Questions to history, by HTTP status.")
                        .labelNames("endpoint", "status")
                        .register(registry);
        historyLatency =
                latency("history_seconds", "Question to history asked to answered.")
                        .labelNames("endpoint")
                        .register(registry);
        eventToBridge =
                latency("event_to_bridge_seconds", "Oldest event of a record received to consumed.")
                        .register(registry);
        eventToSocket =
                latency("event_to_socket_seconds", "Oldest event of a delta received to written.")
                        .register(registry);
    }

    /** One result read. */
    public void countResult(String outcome) {
        results.labels(outcome).inc();
    }

    /** One record that is not a result. */
    public void countUndecodable(String kind) {
        undecodableRecords.labels(kind).inc();
    }

    /** Records of a partition not read yet. */
    public void lag(String topic, int partition, long records) {
        lagRecords.labels(topic, Integer.toString(partition)).set((double) records);
    }

    /** What is held in memory. */
    public void state(int results, int openChannels, int events) {
        stateResults.set(results);
        stateEvents.set(events);
        channels.set(openChannels);
    }

    /** One flow started. */
    public void countResume(String outcome) {
        resumes.labels(outcome).inc();
    }

    /** One handshake answered. */
    public void countHandshake(int status) {
        handshakes.labels(Integer.toString(status)).inc();
    }

    /** One connection more. */
    public void connectionOpened() {
        connections.inc();
    }

    /** One connection less. */
    public void connectionClosed() {
        connections.dec();
    }

    /** The bridge closes a connection. */
    public void countClose(int code) {
        closes.labels(Integer.toString(code)).inc();
    }

    /** More or fewer subscriptions. */
    public void subscriptionsChanged(int difference) {
        subscriptions.inc(difference);
    }

    /** Frames handed to sockets. */
    public void countWritten(long frameCount, long byteCount) {
        frames.inc((double) frameCount);
        bytes.inc((double) byteCount);
    }

    /** Deltas not written because the connection was not writable. */
    public void countConflated() {
        conflated.inc();
    }

    /**
     * One question to history answered.
     *
     * @param status 499 if nobody waited for the answer any more
     */
    public void observeHistory(String endpoint, int status, long nanos) {
        historyRequests.labels(endpoint, Integer.toString(status)).inc();
        historyLatency.labels(endpoint).observe(nanos / 1e9);
    }

    /** A record was consumed this long after its oldest event had been received. */
    public void observeEventToBridge(long millis) {
        eventToBridge.observe(millis / 1e3);
    }

    /** A delta was written to its sockets this long after its oldest event had been received. */
    public void observeEventToSocket(long millis) {
        eventToSocket.observe(millis / 1e3);
    }

    private static Counter.Builder counter(String name, String help) {
        return Counter.build("bridge_" + name, help);
    }

    private static Gauge.Builder gauge(String name, String help) {
        return Gauge.build("bridge_" + name, help);
    }

    private static Histogram.Builder latency(String name, String help) {
        return Histogram.build("bridge_" + name, help).buckets(LATENCY_BUCKETS_SECONDS);
    }
}
