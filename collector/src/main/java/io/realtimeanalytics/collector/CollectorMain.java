package io.realtimeanalytics.collector;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import io.realtimeanalytics.event.environment.ConfigurationException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the collector from the environment. */
public final class CollectorMain {

    private static final Logger LOG = LoggerFactory.getLogger(CollectorMain.class);
    private static final int BAD_CONFIGURATION = 2;

    private CollectorMain() {}

    /** Takes no arguments; all configuration is in the environment. */
    public static void main(String[] arguments) throws InterruptedException {
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
        Collector collector = new Collector(config, registry);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    collector.close();
                                    closed.countDown();
                                },
                                "collector-shutdown"));
        collector.start();
        LOG.info("listening on http://{}:{}", config.host(), collector.boundPort());
        closed.await();
    }
}
