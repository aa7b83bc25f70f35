package io.realtimeanalytics.simulator.testing;

import io.realtimeanalytics.simulator.Simulator;
import io.realtimeanalytics.simulator.SimulatorConfig;

/** A process of its own that simulates, by the environment, until it is killed. */
public final class RunUntilKilled {

    private RunUntilKilled() {}

    /** Never returns. */
    public static void main(String[] arguments) throws InterruptedException {
        SimulatorConfig config = SimulatorConfig.from(System.getenv());
        try (Simulator simulator = new Simulator(config, new InMemoryRegistry())) {
            simulator.start();
            simulator.awaitEnd();
        }
    }
}
