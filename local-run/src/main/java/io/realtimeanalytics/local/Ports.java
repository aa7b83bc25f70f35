package io.realtimeanalytics.local;

import io.realtimeanalytics.event.environment.Environment;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where each part listens, on the loopback interface only. */
public record Ports(
        int dashboard,
        int collector,
        int flink,
        int registry,
        int kafka,
        int kafkaController,
        int store) {

    static Ports from(Environment environment) {
        int offset =
                (int)
                        environment.integer(
                                "DEMO_PORT_OFFSET",
                                0,
                                -1_000,
                                50_000,
                                "Added to every default port, to run beside other programs.");
        return new Ports(
                port(environment, "DEMO_PORT_DASHBOARD", 8080, offset, "Dashboard and bridge."),
                port(environment, "DEMO_PORT_COLLECTOR", 8081, offset, "Collector and demo shop."),
                port(environment, "DEMO_PORT_FLINK", 8082, offset, "Flink's web UI."),
                port(environment, "DEMO_PORT_REGISTRY", 8085, offset, "Schema registry."),
                port(environment, "DEMO_PORT_KAFKA", 9092, offset, "Kafka broker."),
                port(environment, "DEMO_PORT_KAFKA_CONTROLLER", 9093, offset, "Kafka controller."),
                port(environment, "DEMO_PORT_STORE", 9000, offset, "Time-series store."));
    }

    /** Every port by the setting that chooses it. */
    public Map<String, Integer> bySetting() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("DEMO_PORT_DASHBOARD", dashboard);
        ports.put("DEMO_PORT_COLLECTOR", collector);
        ports.put("DEMO_PORT_FLINK", flink);
        ports.put("DEMO_PORT_REGISTRY", registry);
        ports.put("DEMO_PORT_KAFKA", kafka);
        ports.put("DEMO_PORT_KAFKA_CONTROLLER", kafkaController);
        ports.put("DEMO_PORT_STORE", store);
        return ports;
    }

    private static int port(
            Environment environment, String name, int port, int offset, String description) {
        long chosen = environment.integer(name, port, 1, 65_535, description);
        return Math.toIntExact(chosen == port ? port + offset : chosen);
    }
}
