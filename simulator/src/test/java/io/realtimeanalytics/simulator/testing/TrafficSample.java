package io.realtimeanalytics.simulator.testing;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.UndecodableException;
import io.realtimeanalytics.simulator.SimulatorConfig;
import io.realtimeanalytics.simulator.behaviour.Conditions;
import io.realtimeanalytics.simulator.fault.FaultShares;
import io.realtimeanalytics.simulator.send.AvroFormat;
import io.realtimeanalytics.simulator.traffic.EventFormat;
import io.realtimeanalytics.simulator.traffic.Outgoing;
import io.realtimeanalytics.simulator.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Traffic at an even rate from a fixed instant on, as its events went out. */
public record TrafficSample(List<Outgoing> outgoing, Traffic traffic, InMemoryRegistry registry) {

    /** When every sample begins. */
    public static final long START_MILLIS = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();

    /** How a sample differs from the usual. */
    public record Settings(
            long seed,
            double eventsPerSecond,
            int events,
            Duration returnAfter,
            FaultShares faults,
            LongFunction<Conditions> conditionsAtMillis) {

        /** Nothing out of the ordinary. */
        public static Settings of(long seed, double eventsPerSecond, int events) {
            return new Settings(
                    seed,
                    eventsPerSecond,
                    events,
                    Duration.ofMinutes(30),
                    FaultShares.NONE,
                    millis -> Conditions.NORMAL);
        }

        /** With faults. */
        public Settings with(FaultShares faults) {
            return new Settings(
                    seed, eventsPerSecond, events, returnAfter, faults, conditionsAtMillis);
        }

        /** With visitors who come back soon. */
        public Settings with(Duration returnAfter) {
            return new Settings(
                    seed, eventsPerSecond, events, returnAfter, faults, conditionsAtMillis);
        }

        /** With sites in trouble, by milliseconds since the start. */
        public Settings with(LongFunction<Conditions> conditionsAtMillis) {
            return new Settings(
                    seed, eventsPerSecond, events, returnAfter, faults, conditionsAtMillis);
        }
    }

    /** Draws a sample in Avro. */
    public static TrafficSample of(Settings settings) {
        InMemoryRegistry registry = new InMemoryRegistry();
        return of(settings, new AvroFormat(registry), registry);
    }

    /** Draws a sample in any format. */
    public static TrafficSample of(
            Settings settings, EventFormat format, InMemoryRegistry registry) {
        Traffic.Plan plan =
                new Traffic.Plan(
                        settings.seed(),
                        settings.eventsPerSecond(),
                        SimulatorConfig.from(Map.of()).sites(),
                        settings.returnAfter().toMillis(),
                        settings.faults());
        Traffic traffic = Traffic.prepare(plan, format);
        List<Outgoing> outgoing = new ArrayList<>();
        for (int number = 0; number < settings.events(); number++) {
            long millis = (long) (number * 1_000.0 / settings.eventsPerSecond());
            Outgoing event =
                    traffic.next(
                            START_MILLIS + millis, settings.conditionsAtMillis().apply(millis));
            traffic.accepted(event);
            outgoing.add(event);
        }
        return new TrafficSample(outgoing, traffic, registry);
    }

    /** The events in the bytes; those that are no events are left out. */
    public List<Event> events() {
        AvroDecoder<Event> decoder = new AvroDecoder<>(Event.class, registry);
        List<Event> events = new ArrayList<>();
        for (Outgoing event : outgoing) {
            try {
                events.add(decoder.decode(event.body()));
            } catch (UndecodableException e) {
                // Meant to be so: tests compare the counts.
            }
        }
        return events;
    }
}
