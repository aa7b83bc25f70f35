package io.realtimeanalytics.verification.oracle.run;

import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.simulator.Simulator;
import io.realtimeanalytics.simulator.SimulatorConfig;
import io.realtimeanalytics.simulator.SimulatorStats;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Traffic around midnight, so that sessions end, visitors return and a day changes, with everything
 * in it that can go wrong. The same number of events is always the same traffic.
 */
final class SimulatedDay {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");
    // Longer than what is sent twice may take.
    private static final Duration AFTERMATH = Duration.ofMinutes(5);
    private static final long EVENTS_PER_WALL_SECOND = 25_000;

    private final long events;
    private final Duration span;

    SimulatedDay(long events, Duration span) {
        this.events = events;
        this.span = span;
    }

    /** What makes the traffic, apart from where it goes. */
    Map<String, String> settings() {
        long rate = Math.max(1, events / span.toSeconds());
        Map<String, String> settings = new TreeMap<>();
        settings.put("SIMULATOR_SEED", "20260302");
        settings.put("SIMULATOR_START", MIDNIGHT.minus(span.dividedBy(2)).toString());
        // A hot site, and small ones, which must not suffer from it.
        settings.put("SIMULATOR_SITES", "aurora-outdoor:88,nova-electronics:9,pine-books:3");
        settings.put("SIMULATOR_RATE", Long.toString(rate));
        settings.put("SIMULATOR_SPEED", Long.toString(EVENTS_PER_WALL_SECOND / rate));
        settings.put("SIMULATOR_COUNT", Long.toString(events));
        settings.put("SIMULATOR_DUPLICATE_SHARE", "0.05");
        settings.put("SIMULATOR_DUPLICATE_DELAY_MAX", "3m");
        settings.put("SIMULATOR_OUT_OF_ORDER_SHARE", "0.05");
        settings.put("SIMULATOR_OUT_OF_ORDER_MAX", "3m");
        settings.put("SIMULATOR_LATE_SHARE", "0.02");
        settings.put("SIMULATOR_UNDECODABLE_SHARE", "0.01");
        settings.put("SIMULATOR_BOT_SHARE", "0.03");
        settings.put("SIMULATOR_REPEATED_PURCHASE_SHARE", "0.2");
        // For patterns: errors, and payments that fail.
        settings.put("SIMULATOR_ERROR_BURST_START", seconds(span.multipliedBy(3).dividedBy(10)));
        settings.put("SIMULATOR_ERROR_BURST_DURATION", seconds(span.dividedBy(20)));
        settings.put("SIMULATOR_BROKEN_CHECKOUT_START", seconds(span.multipliedBy(3).dividedBy(5)));
        settings.put("SIMULATOR_BROKEN_CHECKOUT_DURATION", seconds(span.dividedBy(10)));
        // For detectors of anomalies, when an hour is known.
        settings.put("SIMULATOR_SPIKE_FACTOR", "4");
        settings.put("SIMULATOR_SPIKE_START", seconds(span.multipliedBy(3).dividedBy(4)));
        settings.put("SIMULATOR_SPIKE_DURATION", seconds(span.dividedBy(40)));
        settings.put("SIMULATOR_SILENCE_START", seconds(span.multipliedBy(9).dividedBy(10)));
        settings.put("SIMULATOR_SILENCE_DURATION", seconds(Duration.ofMinutes(7)));
        return settings;
    }

    /** When it is over, and all that is repeated has arrived. */
    Instant end() {
        long seconds = events / Math.max(1, events / span.toSeconds());
        return MIDNIGHT.minus(span.dividedBy(2)).plusSeconds(seconds).plus(AFTERMATH);
    }

    /** Sends all of it to a platform; none may be shed or fail. */
    void sendTo(Platform platform) throws InterruptedException {
        Map<String, String> settings = new TreeMap<>(settings());
        settings.putAll(platform.settings());
        settings.put("SIMULATOR_STATUS_EVERY", "0s");
        settings.put("SIMULATOR_MAX_IN_FLIGHT", "1000000");
        SimulatorConfig config = SimulatorConfig.from(settings);
        try (Simulator simulator =
                new Simulator(config, new HttpSchemaRegistry(platform.registryUrl()))) {
            simulator.start();
            simulator.awaitEnd();
            SimulatorStats stats = simulator.stats();
            if (stats.failed() > 0 || stats.delivered() != events) {
                throw new IllegalStateException("the simulator could not send all: " + stats);
            }
        }
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }
}
