package io.realtimeanalytics.bridge;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Starts the bridge with the configuration in the environment. */
public final class BridgeMain {

    private static final int EXIT_BAD_CONFIGURATION = 2;
    private static final int EXIT_CANNOT_START = 1;

    private BridgeMain() {}

    /** Runs until the process is told to end. */
    public static void main(String[] arguments) throws InterruptedException {
        // Not named logback.xml: several programs share one class path in the local run.
        System.getProperties().putIfAbsent("logback.configurationFile", "bridge-logback.xml");
        try {
            run(BridgeConfig.from(System.getenv()));
        } catch (ConfigurationException e) {
            fail(e, EXIT_BAD_CONFIGURATION);
        } catch (IOException e) {
            fail(e, EXIT_CANNOT_START);
        }
    }

    private static void run(BridgeConfig config) throws IOException, InterruptedException {
        CollectorRegistry collectors = new CollectorRegistry();
        DefaultExports.register(collectors);
        Bridge bridge =
                new Bridge(
                        config,
                        new HttpSchemaRegistry(config.source().schemaRegistryUrl()),
                        collectors,
                        Clock.systemUTC());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    bridge.close();
                                    ended.countDown();
                                },
                                "bridge-shutdown"));
        bridge.start();
        ended.await();
    }

    private static void fail(Exception problem, int exitCode) {
        System.err.println(problem.getMessage());
        System.exit(exitCode);
    }
}
