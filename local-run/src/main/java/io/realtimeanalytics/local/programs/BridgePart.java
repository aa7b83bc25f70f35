package io.realtimeanalytics.local.programs;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.bridge.Bridge;
import io.realtimeanalytics.bridge.BridgeConfig;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.local.part.FailedStartException;
import io.realtimeanalytics.local.part.Part;
import io.realtimeanalytics.local.part.Readiness;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The bridge, with the dashboard. */
public final class BridgePart implements Part {

    private final BridgeConfig config;
    private @Nullable Bridge bridge;

    /** With the bridge's own configuration. */
    public BridgePart(BridgeConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "Bridge, dashboard";
    }

    @Override
    public String start() throws IOException, FailedStartException, InterruptedException {
        Bridge started =
                new Bridge(
                        config,
                        new HttpSchemaRegistry(config.source().schemaRegistryUrl()),
                        new CollectorRegistry(),
                        Clock.systemUTC());
        bridge = started;
        started.start();
        Readiness.await("has not read the results", Duration.ofSeconds(60), started::isReady);
        return "http://localhost:" + started.boundPort();
    }

    @Override
    public void close() {
        if (bridge != null) {
            bridge.close();
        }
    }
}
