package io.realtimeanalytics.local;

import java.util.List;
import java.util.Map;

/** Where to look once everything runs. */
final class Addresses {

    private Addresses() {}

    static List<Map.Entry<String, String>> of(LocalRunConfig config) {
        Ports ports = config.ports();
        String dashboard = url(ports.dashboard());
        return List.of(
                Map.entry("Dashboard, demo shop", dashboard + "/?site=demo-shop"),
                Map.entry("Dashboard, simulated site", dashboard + "/?site=aurora-outdoor"),
                Map.entry("Demo shop, to click in", url(ports.collector()) + "/shop/"),
                Map.entry("Flink", url(ports.flink())),
                Map.entry("Time-series store", url(ports.store())));
    }

    private static String url(int port) {
        return "http://localhost:" + port;
    }
}
