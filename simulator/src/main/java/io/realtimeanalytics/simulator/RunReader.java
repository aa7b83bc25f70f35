package io.realtimeanalytics.simulator;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.simulator.SimulatorConfig.Pace;
import io.realtimeanalytics.simulator.SimulatorConfig.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads how long a run is and what it writes down. */
final class RunReader {

    private static final String PREFIX = ConfigReader.PREFIX;
    private static final String START_TIME = "start-time";
    private static final String NONE = "none";

    private final Environment environment;

    RunReader(Environment environment) {
        this.environment = environment;
    }

    /** Which clock the run goes by. */
    static Pace readPace(Environment environment) {
        Start start =
                environment.parsed(
                        PREFIX + "START",
                        "instant, for example 2026-03-02T20:00:00Z, or now",
                        "now",
                        "When the run begins by its own clock.",
                        Start::parse);
        double speed =
                environment.decimal(
                        PREFIX + "SPEED",
                        1,
                        1,
                        100_000,
                        "How much faster than the wall's the run's clock goes: of a rate of 100 at a"
                                + " speed of 50, 5,000 events are sent in a second.");
        return new Pace(start.value(), speed);
    }

    Run read() {
        Seed seed =
                environment.parsed(
                        PREFIX + "SEED",
                        "integer, or start-time",
                        START_TIME,
                        "Makes the same traffic again: same seed, settings and start time, same"
                                + " bytes.",
                        Seed::parse);
        Duration duration =
                environment.duration(
                        PREFIX + "DURATION", Duration.ZERO, "How long to run; 0s: until stopped.");
        long count =
                environment.integer(
                        PREFIX + "COUNT",
                        0,
                        0,
                        Long.MAX_VALUE,
                        "How many events to send in all; 0: no limit.");
        return new Run(
                seed.value(), duration, count, readLedger(), readMaxInFlight(), readStatusEvery());
    }

    private @Nullable Path readLedger() {
        String ledger =
                environment.text(
                        PREFIX + "LEDGER",
                        NONE,
                        "File to which every event is written before it is sent, or none.");
        return ledger.equals(NONE) ? null : Path.of(ledger);
    }

    private int readMaxInFlight() {
        return (int)
                environment.integer(
                        PREFIX + "MAX_IN_FLIGHT",
                        100_000,
                        1_000,
                        10_000_000,
                        "Events on their way at once, counted from the oldest without an answer;"
                                + " further ones are shed.");
    }

    private Duration readStatusEvery() {
        return environment.duration(
                PREFIX + "STATUS_EVERY",
                Duration.ofSeconds(5),
                "How often to print a status line; 0s: never.");
    }

    // Environment's parsers return no nulls.
    private record Start(@Nullable Instant value) {

        static Start parse(String text) {
            try {
                return new Start(text.equals("now") ? null : Instant.parse(text));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    // The same.
    private record Seed(@Nullable Long value) {

        static Seed parse(String text) {
            return new Seed(text.equals(START_TIME) ? null : Long.valueOf(text));
        }
    }
}
