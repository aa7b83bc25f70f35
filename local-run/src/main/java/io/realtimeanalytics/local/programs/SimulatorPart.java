package io.realtimeanalytics.local.programs;

import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.local.part.Part;
import io.realtimeanalytics.simulator.Simulator;
import io.realtimeanalytics.simulator.SimulatorConfig;
import org.jspecify.annotations.Nullable;

/** Simulated traffic. */
public final class SimulatorPart implements Part {

    private final SimulatorConfig config;
    private @Nullable Simulator simulator;

    /** With the simulator's own configuration. */
    public SimulatorPart(SimulatorConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "Simulator";
    }

    @Override
    public String start() {
        Simulator started =
                new Simulator(
                        config,
                        new HttpSchemaRegistry(config.destination().kafka().schemaRegistryUrl()));
        simulator = started;
        started.start();
        return "%,.0f events/s".formatted(config.rate().eventsPerSecond());
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
