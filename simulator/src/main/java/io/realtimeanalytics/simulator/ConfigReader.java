package io.realtimeanalytics.simulator;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.simulator.chance.Weighted;
import io.realtimeanalytics.simulator.fault.FaultShares;
import io.realtimeanalytics.simulator.fault.Period;
import io.realtimeanalytics.simulator.fault.Scenarios;
import io.realtimeanalytics.simulator.population.Site;
import io.realtimeanalytics.simulator.schedule.RatePlan;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads each setting of the simulator once. */
final class ConfigReader {

    static final String PREFIX = "SIMULATOR_";

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final double GREATEST_WEIGHT = 1e6;
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
                RunReader.readPace(environment),
                new RunReader(environment).read(),
                new DestinationReader(environment).read());
    }

    private RatePlan readRate() {
        long eventsPerSecond =
                environment.integer(
                        PREFIX + "RATE",
                        2_000,
                        1,
                        100_000,
                        "Events per second of the run's clock, on average.");
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
        return new FaultShares(
                late,
                outOfOrder,
                outOfOrderMax,
                duplicate,
                duplicateDelayMax,
                undecodable,
                readBotShare(1 - late - outOfOrder - undecodable),
                readShare(
                        "REPEATED_PURCHASE",
                        "orders whose confirmation is loaded again: a new event, the same"
                                + " transaction"));
    }

    private double readBotShare(double greatest) {
        return environment.parsed(
                PREFIX + "BOT_SHARE",
                "number 0 to 1; with the shares of late, out-of-order and undecodable events at"
                        + " most 1",
                "0.0",
                "Share of events that come from crawlers.",
                text -> parseShare(text, greatest));
    }

    private Period readPeriod(String name, String what) {
        Duration start =
                environment.duration(
                        PREFIX + name + "_START",
                        Duration.ZERO,
                        "From when on " + what + ", counted from the start.");
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
            double weight = Double.parseDouble(idAndWeight[1]);
            if (!(weight >= 0 && weight <= GREATEST_WEIGHT)) {
                throw new IllegalArgumentException("sites: " + part);
            }
            weights.add(Map.entry(Site.of(idAndWeight[0]), weight));
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
        // Nothing is always possible: what the other shares do wrong is their problem.
        if (share != 0 && !(share > 0 && share <= greatest)) {
            throw new IllegalArgumentException("share: " + text);
        }
        return share;
    }
}
