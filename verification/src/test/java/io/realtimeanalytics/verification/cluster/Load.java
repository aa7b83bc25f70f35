package io.realtimeanalytics.verification.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Visits to pages of one test, and what the release says of them in the end. */
final class Load implements AutoCloseable {

    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(5);

    private final Instant begin = Instant.now();
    private final Pages collector;
    private final Pages bridge;
    private final String folder;
    private final Visits visits;

    private Load(InstalledRelease release, String folder) {
        this.collector = new Pages(release.cluster(), "collector");
        this.bridge = new Pages(release.cluster(), "ws-bridge");
        this.folder = folder;
        this.visits = new Visits(collector, folder);
    }

    /**
     * Sends until it is told to finish.
     *
     * @param folder path of the pages, which no other test visits
     */
    static Load start(InstalledRelease release, String folder) {
        return new Load(release, folder);
    }

    /** Stops sending, and waits until each accepted view is counted, once. */
    void finishAndCompare() {
        Map<String, Long> accepted = visits.finish();
        assertThat(accepted).hasSizeGreaterThan(1);
        await("settled counts of " + folder)
                .atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(counted()).isEqualTo(accepted));
    }

    private Map<String, Long> counted() {
        Map<String, Long> counted = new TreeMap<>();
        bridge.get(
                        "/api/v1/sites/%s/top?metric=top_pages&limit=100&from=%d"
                                .formatted(
                                        InstalledRelease.SITE,
                                        begin.minusSeconds(60).toEpochMilli()))
                .ifPresent(top -> top.path("items").forEach(item -> add(item, counted)));
        return counted;
    }

    private void add(JsonNode item, Map<String, Long> counted) {
        String path = item.path("name").asText();
        if (path.startsWith(folder + '/')) {
            counted.put(path, item.path("count").asLong());
        }
    }

    @Override
    public void close() {
        visits.stop();
        collector.close();
        bridge.close();
    }
}
