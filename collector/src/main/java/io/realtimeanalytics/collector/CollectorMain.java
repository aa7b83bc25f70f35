package io.realtimeanalytics.collector;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import io.realtimeanalytics.event.environment.ConfigurationException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the collector from the environment. */
public final class CollectorMain {

    private static final int CANNOT_START = 1;
    private static final int BAD_CONFIGURATION = 2;

    private CollectorMain() {}

    /** Takes no arguments; all configuration is in the environment. */
    public static void main(String[] arguments) throws InterruptedException {
        // Before the first logger: elsewhere in the same class path others bring their own.
        System.getProperties().putIfAbsent("logback.configurationFile", "collector-logback.xml");
        Logger log = LoggerFactory.getLogger(CollectorMain.class);
        CollectorConfig config;
        try {
            config = CollectorConfig.from(System.getenv());
        } catch (ConfigurationException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_CONFIGURATION);
            return;
        }
        CollectorRegistry registry = new CollectorRegistry();
        DefaultExports.register(registry);
        Collector collector = startOrExit(config, registry);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    collector.close();
                                    closed.countDown();
                                },
                                "collector-shutdown"));
        log.info("listening on http://{}:{}", config.host(), collector.boundPort());
        closed.await();
    }

    private static Collector startOrExit(CollectorConfig config, CollectorRegistry registry) {
        try {
            Collector collector = new Collector(config, registry);
            collector.start();
            return collector;
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println("collector: " + e.getMessage());
            System.exit(CANNOT_START);
            throw e;
        }
    }
}
