package io.realtimeanalytics.verification.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Page views through the collector, as a browser sends them: a request that was not confirmed is
 * sent again as it is, so that in the end each view was accepted, and may have come twice.
 */
final class Visits {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGES = 20;
    private static final int VISITORS = 50;
    private static final int VIEWS_PER_REQUEST = 5;
    private static final long INTERVAL_MILLIS = 100;
    private static final Duration CONFIRMED_WITHIN = Duration.ofMinutes(3);

    private final Pages collector;
    private final String folder;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Long> acceptedByPath = new TreeMap<>();
    private final ScheduledFuture<?> sending;
    private Request request;
    private long views;

    /** Views by path, and the body that holds them. */
    private record Request(List<String> paths, String body) {}

    /**
     * Sends 50 page views a second, to pages that nobody else visits.
     *
     * @param folder path of those pages
     */
    Visits(Pages collector, String folder) {
        this.collector = collector;
        this.folder = folder;
        this.request = nextRequest();
        this.sending =
                clock.scheduleWithFixedDelay(this::send, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Stops sending; what was sent by path, once all of it is accepted. */
    Map<String, Long> finish() {
        assertThat(sending.isDone()).as("ended by an exception").isFalse();
        stop();
        await("the last views are accepted").atMost(CONFIRMED_WITHIN).until(this::send);
        return acceptedByPath;
    }

    /** Stops sending; the last views may not have been accepted. */
    void stop() {
        clock.shutdown();
        await().atMost(CONFIRMED_WITHIN).until(clock::isTerminated);
    }

    private boolean send() {
        if (!collector.post("/v1/events", request.body())) {
            return false;
        }
        request.paths().forEach(path -> acceptedByPath.merge(path, 1L, Long::sum));
        request = nextRequest();
        return true;
    }

    private Request nextRequest() {
        List<String> paths = new ArrayList<>();
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < VIEWS_PER_REQUEST; i++) {
            String path = folder + '/' + views % PAGES;
            paths.add(path);
            events.add(pageView(path, "visitor-" + views % VISITORS));
            views++;
        }
        try {
            return new Request(paths, JSON.writeValueAsString(Map.of("events", events)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> pageView(String path, String visitor) {
        long now = System.currentTimeMillis();
        return Map.of(
                "event_id",
                UUID.randomUUID().toString(),
                "event_type",
                "page_view",
                "event_name",
                "page_view",
                "site_id",
                InstalledRelease.SITE,
                "visitor_id",
                visitor,
                "session_id",
                visitor + "-1",
                "created_at",
                now,
                "sent_at",
                now,
                "page",
                Map.of("url", "https://verification.example" + path));
    }
}
