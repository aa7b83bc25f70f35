package io.realtimeanalytics.pipeline;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.event.environment.KafkaSettings;
import io.realtimeanalytics.event.environment.Setting;
import io.realtimeanalytics.tracing.TracingSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Configuration of the jobs, from the environment: what runs the jobs on Kubernetes cannot pass
 * arguments reliably.
 *
 * @param kafka how Kafka and the schema registry are reached
 * @param maxLateness an event received longer after it happened is late
 * @param skewAllowance how far the clocks of collectors may differ
 * @param outOfOrderness how far the watermark stays behind the newest event
 * @param idleness a partition without records stops holding the others back after this
 * @param sessionGap silence that separates two sessions
 * @param emitInterval least time between two provisional values of one metric of one site
 * @param gatherInterval least time between two flushes of a subtask's sums
 * @param bufferTimeout longest wait of a record in a network buffer
 * @param cachedVisitors visitors of a subtask who are kept on the heap
 * @param stopsAtEnd whether the job ends when it has read what was there at its start
 * @param tracing where spans of traced events go
 */
public record PipelineConfig(
        KafkaSettings kafka,
        Duration maxLateness,
        Duration skewAllowance,
        Duration outOfOrderness,
        Duration idleness,
        Duration sessionGap,
        Duration emitInterval,
        Duration gatherInterval,
        Duration bufferTimeout,
        int cachedVisitors,
        boolean stopsAtEnd,
        TracingSettings tracing) {

    private static final String PREFIX = "PIPELINE_";

    /** Reads the configuration, or lists every problem in a ConfigurationException. */
    public static PipelineConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables, PREFIX);
        PipelineConfig config = read(environment);
        environment.finish();
        return config;
    }

    /** The settings, for the documentation. */
    public static List<Setting> settings() {
        Environment environment = new Environment(Map.of(), PREFIX);
        read(environment);
        return environment.settings();
    }

    /** How long after its end a window, and after its time an event id, still matters. */
    public Duration settleTime() {
        return maxLateness.plus(skewAllowance);
    }

    private static PipelineConfig read(Environment environment) {
        return new PipelineConfig(
                KafkaSettings.from(environment),
                environment.duration(
                        "PIPELINE_MAX_LATENESS",
                        Duration.ofMinutes(15),
                        "An event received longer after it happened is late: kept, not counted."),
                environment.duration(
                        "PIPELINE_SKEW_ALLOWANCE",
                        Duration.ofMinutes(1),
                        "How far the clocks of collectors may differ, delivery time included."),
                environment.duration(
                        "PIPELINE_OUT_OF_ORDERNESS",
                        Duration.ofSeconds(2),
                        "How far the watermark stays behind the newest event."),
                environment.duration(
                        "PIPELINE_IDLENESS",
                        Duration.ofSeconds(30),
                        "A partition without any record stops holding the others back after this."),
                environment.duration(
                        "PIPELINE_SESSION_GAP",
                        Duration.ofMinutes(30),
                        "Silence that separates two sessions."),
                environment.duration(
                        "PIPELINE_EMIT_INTERVAL",
                        Duration.ofMillis(50),
                        "Least time between two provisional values of one metric of one site."),
                environment.duration(
                        "PIPELINE_GATHER_INTERVAL",
                        Duration.ofMillis(10),
                        "Least time between two flushes of the sums made before the shuffle."),
                environment.duration(
                        "PIPELINE_BUFFER_TIMEOUT",
                        Duration.ofMillis(5),
                        "Longest wait of a record in a network buffer."),
                (int)
                        environment.integer(
                                "PIPELINE_CACHED_VISITORS",
                                50_000,
                                100,
                                5_000_000,
                                "Visitors of a subtask who are kept on the heap, about 1 KB each; all others"
                                        + " are in RocksDB only."),
                environment.flag(
                        "PIPELINE_STOP_AT_END",
                        false,
                        "End, with everything settled, when all events that were there at the start"
                                + " are read: for replays and measurements."),
                TracingSettings.from(environment));
    }
}
