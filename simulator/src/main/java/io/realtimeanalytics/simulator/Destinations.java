package io.realtimeanalytics.simulator;

import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.simulator.SimulatorConfig.Destination;
import io.realtimeanalytics.simulator.SimulatorConfig.Pace;
import io.realtimeanalytics.simulator.send.AvroFormat;
import io.realtimeanalytics.simulator.send.EventSender;
import io.realtimeanalytics.simulator.send.HttpSender;
import io.realtimeanalytics.simulator.send.JsonFormat;
import io.realtimeanalytics.simulator.send.KafkaSender;
import io.realtimeanalytics.simulator.traffic.EventFormat;

/** Chooses format and sender for where events go. */
final class Destinations {

    private final Destination destination;
    private final SchemaRegistry registry;
    private final Pace pace;

    Destinations(Destination destination, SchemaRegistry registry, Pace pace) {
        this.destination = destination;
        this.registry = registry;
        this.pace = pace;
    }

    EventSender connect() {
        return switch (destination.target()) {
            case KAFKA -> KafkaSender.connect(destination.kafka().properties(), pace.isRealTime());
            case HTTP ->
                    new HttpSender(
                            destination.collectorUrl(),
                            destination.collectorKey(),
                            destination.httpConnections(),
                            destination.httpBatchSize());
        };
    }

    EventFormat format() {
        return switch (destination.target()) {
            case KAFKA -> new AvroFormat(registry);
            case HTTP -> new JsonFormat();
        };
    }
}
