package io.realtimeanalytics.canary;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import io.realtimeanalytics.event.environment.ConfigurationException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** Starts the canary with the configuration in the environment. */
public final class CanaryMain {

    private static final int EXIT_BAD_CONFIGURATION = 2;
    private static final int EXIT_CANNOT_START = 1;

    private CanaryMain() {}

    /** Runs until the process is told to end. */
    public static void main(String[] arguments) throws InterruptedException {
        System.getProperties().putIfAbsent("logback.configurationFile", "canary-logback.xml");
        try {
            run(CanaryConfig.from(System.getenv()));
        } catch (ConfigurationException e) {
            fail(String.valueOf(e.getMessage()), EXIT_BAD_CONFIGURATION);
        } catch (IOException e) {
            fail("canary: cannot listen: " + e.getMessage(), EXIT_CANNOT_START);
        }
    }

    private static void run(CanaryConfig config) throws IOException, InterruptedException {
        CollectorRegistry registry = new CollectorRegistry();
        DefaultExports.register(registry);
        Canary canary = new Canary(config, registry);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    canary.close();
                                    ended.countDown();
                                },
                                "canary-shutdown"));
        canary.start();
        LoggerFactory.getLogger(CanaryMain.class)
                .info(
                        "from {} to {}, metrics on port {}",
                        config.collectorUrl(),
                        config.bridgeUrl(),
                        canary.boundPort());
        ended.await();
    }

    private static void fail(String problem, int exitCode) {
        System.err.println(problem);
        System.exit(exitCode);
    }
}
