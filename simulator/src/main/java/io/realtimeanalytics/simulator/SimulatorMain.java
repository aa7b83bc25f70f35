package io.realtimeanalytics.simulator;

import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.SchemaRegistryException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The simulator as a program. */
public final class SimulatorMain {

    private static final int BAD_CONFIGURATION = 2;
    private static final int FAILURE = 1;

    private SimulatorMain() {}

    /** Runs until stopped, or until the end the options set. */
    public static void main(String[] arguments) throws InterruptedException {
        CommandLine commandLine = new CommandLine(SimulatorConfig.settings());
        if (CommandLine.asksForHelp(arguments)) {
            System.out.print(commandLine.help());
            return;
        }
        Optional<SimulatorConfig> config = configure(commandLine, arguments, System.err);
        if (config.isEmpty()) {
            System.exit(BAD_CONFIGURATION);
        }
        run(config.orElseThrow());
    }

    static Optional<SimulatorConfig> configure(
            CommandLine commandLine, String[] arguments, PrintStream errors) {
        try {
            Map<String, String> variables = commandLine.over(System.getenv(), arguments);
            return Optional.of(SimulatorConfig.from(variables));
        } catch (ConfigurationException | CommandLine.UsageException e) {
            errors.println(e.getMessage());
            return Optional.empty();
        }
    }

    private static void run(SimulatorConfig config) throws InterruptedException {
        HttpSchemaRegistry registry =
                new HttpSchemaRegistry(config.destination().kafka().schemaRegistryUrl());
        Simulator simulator = new Simulator(config, registry);
        Thread atShutdown = new Thread(() -> finish(simulator), "simulator-shutdown");
        Runtime.getRuntime().addShutdownHook(atShutdown);
        try {
            simulator.start();
        } catch (IllegalStateException | SchemaRegistryException | UncheckedIOException e) {
            System.err.println("simulator: " + e.getMessage());
            Runtime.getRuntime().removeShutdownHook(atShutdown);
            System.exit(FAILURE);
        }
        report(simulator, config.run().statusEvery());
        // The shutdown hook closes and sums up, however the run ends.
        SimulatorStats stats = simulator.stats();
        System.exit(stats.failed() + stats.shed() + stats.inFlight() == 0 ? 0 : FAILURE);
    }

    private static void report(Simulator simulator, Duration every) throws InterruptedException {
        if (every.isZero()) {
            simulator.awaitEnd();
            return;
        }
        StatusReport report = new StatusReport(simulator.stats());
        while (!simulator.awaitEnd(every)) {
            System.out.println(report.line(simulator.stats()));
        }
    }

    private static void finish(Simulator simulator) {
        simulator.close();
        System.out.print(StatusReport.summary(simulator.stats()));
    }
}
