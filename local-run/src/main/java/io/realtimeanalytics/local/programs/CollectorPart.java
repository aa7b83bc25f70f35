package io.realtimeanalytics.local.programs;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.collector.Collector;
import io.realtimeanalytics.collector.CollectorConfig;
import io.realtimeanalytics.local.part.FailedStartException;
import io.realtimeanalytics.local.part.Part;
import io.realtimeanalytics.local.part.Readiness;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The collector, with tracker and demo shop. */
public final class CollectorPart implements Part {

    private final CollectorConfig config;
    private @Nullable Collector collector;

    /** With the collector's own configuration. */
    public CollectorPart(CollectorConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "Collector";
    }

    @Override
    public String start() throws FailedStartException, InterruptedException {
        Collector started = new Collector(config, new CollectorRegistry());
        collector = started;
        started.start();
        Readiness.await("not connected to Kafka", Duration.ofSeconds(60), started::isReady);
        return "http://localhost:" + started.boundPort();
    }

    @Override
    public void close() {
        if (collector != null) {
            collector.close();
        }
    }

    @Override
    public Duration closeLimit() {
        return Duration.ofSeconds(7);
    }
}
