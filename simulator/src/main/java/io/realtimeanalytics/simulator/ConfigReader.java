package io.realtimeanalytics.simulator;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.simulator.SimulatorConfig.Destination;
import io.realtimeanalytics.simulator.SimulatorConfig.Run;
import io.realtimeanalytics.simulator.SimulatorConfig.Target;
import io.realtimeanalytics.simulator.chance.Weighted;
import io.realtimeanalytics.simulator.fault.FaultShares;
import io.realtimeanalytics.simulator.fault.Period;
import io.realtimeanalytics.simulator.fault.Scenarios;
import io.realtimeanalytics.simulator.population.Site;
import io.realtimeanalytics.simulator.schedule.RatePlan;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads each setting of the simulator once. */
final class ConfigReader {

    static final String PREFIX = "SIMULATOR_";

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final String NONE = "none";
    private static final String SITES = "aurora-outdoor:70,nova-electronics:25,pine-books:5";

    private final Environment environment;

    ConfigReader(Environment environment) {
        this.environment = environment;
    }

    SimulatorConfig read() {
        return new SimulatorConfig(
                readRate(),
                environment.parsed(
                        PREFIX + "SITES",
                        "site:weight,site:weight ...",
                        SITES,
                        "Sites, with their shares of the visitors.",
                        ConfigReader::parseSites),
                environment.duration(
                        PREFIX + "RETURN_AFTER",
                        Duration.ofMinutes(30),
                        MILLISECOND,
                        Duration.ofDays(30),
                        "How long a visitor stays away at least before the next session."),
                readFaults(),
                new Scenarios(
                        readPeriod("BROKEN_CHECKOUT", "the payment fails for everybody"),
                        readPeriod("ERROR_BURST", "scripts fail in many places")),
                readRun(),
                readDestination());
    }

    private RatePlan readRate() {
        long eventsPerSecond =
                environment.integer(
                        PREFIX + "RATE", 2_000, 1, 100_000, "Events per second, on average.");
        boolean isWave =
                environment.flag(
                        PREFIX + "DAILY_WAVE",
                        false,
                        "Let the rate follow the hours of the day: little at night, most in the"
                                + " evening.");
        ZoneId zone =
                environment.parsed(
                        PREFIX + "TIME_ZONE",
                        "time zone, for example Europe/Zurich",
                        "Europe/Zurich",
                        "Whose day the daily wave follows.",
                        ConfigReader::parseZone);
        double spikeFactor =
                environment.decimal(
                        PREFIX + "SPIKE_FACTOR",
                        5,
                        0.01,
                        100,
                        "What a spike multiplies the rate by.");
        Period spike = readPeriod("SPIKE", "the rate is multiplied");
        Period silence = readPeriod("SILENCE", "there are no events at all");
        return new RatePlan(eventsPerSecond, spike, spikeFactor, silence, isWave ? zone : null);
    }

    private FaultShares readFaults() {
        double late = readShare("LATE", "events that happened 15 min to 2 h before they arrive");
        double outOfOrder =
                readShare("OUT_OF_ORDER", "events that happened a little before they arrive");
        Duration outOfOrderMax =
                environment.duration(
                        PREFIX + "OUT_OF_ORDER_MAX",
                        Duration.ofSeconds(10),
                        MILLISECOND,
                        Duration.ofMinutes(15),
                        "How long before, at most.");
        double duplicate = readShare("DUPLICATE", "good events that are sent a second time");
        Duration duplicateDelayMax =
                environment.duration(
                        PREFIX + "DUPLICATE_DELAY_MAX",
                        Duration.ofSeconds(30),
                        MILLISECOND,
                        Duration.ofMinutes(14),
                        "How long after the first time, at most.");
        double undecodable = readShare("UNDECODABLE", "records that are no events");
        double bot =
                environment.parsed(
                        PREFIX + "BOT_SHARE",
                        "number 0 to 1; with the shares of late, out-of-order and undecodable"
                                + " events at most 1",
                        "0.0",
                        "Share of events that come from crawlers.",
                        text -> parseShare(text, 1 - late - outOfOrder - undecodable));
        return new FaultShares(
                late, outOfOrder, outOfOrderMax, duplicate, duplicateDelayMax, undecodable, bot);
    }

    private Run readRun() {
        Long seed =
                environment
                        .parsed(
                                PREFIX + "SEED",
                                "integer, or start-time",
                                "start-time",
                                "Makes the same traffic again: same seed, settings and start time, same"
                                        + " bytes.",
                                Seed::parse)
                        .value();
        return new Run(
                seed,
                environment.duration(
                        PREFIX + "DURATION", Duration.ZERO, "How long to run; 0s: until stopped."),
                environment.integer(
                        PREFIX + "COUNT",
                        0,
                        0,
                        Long.MAX_VALUE,
                        "How many events to send in all; 0: no limit."),
                readLedger(),
                (int)
                        environment.integer(
                                PREFIX + "MAX_IN_FLIGHT",
                                100_000,
                                1_000,
                                10_000_000,
                                "Events on their way at once, counted from the oldest without an"
                                        + " answer; further ones are shed."),
                environment.duration(
                        PREFIX + "STATUS_EVERY",
                        Duration.ofSeconds(5),
                        "How often to print a status line; 0s: never."));
    }

    private @Nullable Path readLedger() {
        String ledger =
                environment.text(
                        PREFIX + "LEDGER",
                        NONE,
                        "File to which every event is written before it is sent, or none.");
        return ledger.equals(NONE) ? null : Path.of(ledger);
    }

    private Destination readDestination() {
        Target target =
                environment.choice(
                        PREFIX + "TARGET", Target.class, Target.KAFKA, "Where events go.");
        Map<String, String> kafka = new TreeMap<>();
        String servers =
                environment.text(
                        "KAFKA_BOOTSTRAP_SERVERS", "localhost:9092", "Kafka's bootstrap servers.");
        kafka.putAll(environment.properties("KAFKA_", "Any other setting of the Kafka client."));
        kafka.put("bootstrap.servers", servers);
        String key =
                environment.text(
                        PREFIX + "COLLECTOR_KEY",
                        NONE,
                        "The collector's server key for all sites; with none the collector takes"
                                + " all visitors for one.");
        return new Destination(
                target,
                Map.copyOf(kafka),
                environment.address(
                        "SCHEMA_REGISTRY_URL",
                        "http://localhost:8085/apis/ccompat/v7",
                        "Base of the schema registry's Confluent-compatible API."),
                environment.address(
                        PREFIX + "COLLECTOR_URL", "http://localhost:8081", "Collector's address."),
                key.equals(NONE) ? null : key,
                (int)
                        environment.integer(
                                PREFIX + "HTTP_CONNECTIONS", 4, 1, 256, "Requests at once."),
                (int)
                        environment.integer(
                                PREFIX + "HTTP_BATCH_SIZE",
                                200,
                                1,
                                1_000,
                                "Events in one request."));
    }

    private Period readPeriod(String name, String what) {
        Duration start =
                environment.duration(
                        PREFIX + name + "_START",
                        Duration.ZERO,
                        "When, after the start, it begins that " + what + ".");
        Duration duration =
                environment.duration(
                        PREFIX + name + "_DURATION",
                        Duration.ZERO,
                        "How long " + what + "; 0s: never.");
        return new Period(start, duration);
    }

    private double readShare(String name, String what) {
        return environment.decimal(PREFIX + name + "_SHARE", 0, 0, 1, "Share of " + what + ".");
    }

    private static Weighted<Site> parseSites(String text) {
        List<Map.Entry<Site, Double>> weights = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] idAndWeight = part.strip().split(":", -1);
            if (idAndWeight.length != 2 || !idAndWeight[0].matches("[a-z0-9][a-z0-9-]{0,63}")) {
                throw new IllegalArgumentException("sites: " + part);
            }
            weights.add(Map.entry(Site.of(idAndWeight[0]), Double.valueOf(idAndWeight[1])));
        }
        return Weighted.of(weights);
    }

    private static ZoneId parseZone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static double parseShare(String text, double greatest) {
        double share = Double.parseDouble(text);
        if (!(share >= 0 && share <= greatest)) {
            throw new IllegalArgumentException("share: " + text);
        }
        return share;
    }

    // Environment's parsers return no nulls.
    private record Seed(@Nullable Long value) {

        static Seed parse(String text) {
            return new Seed(text.equals("start-time") ? null : Long.valueOf(text));
        }
    }
}
