package io.realtimeanalytics.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sends one event at a time, as a browser would. Never again the same: that is what is measured.
 */
final class CollectorClient {

    /** An event without an answer after this has failed. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int ACCEPTED = 202;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final URI eventsUrl;
    private final String site;

    CollectorClient(HttpClient http, URI collectorUrl, String site) {
        this.http = http;
        this.eventsUrl = URI.create(collectorUrl + "/v1/events");
        this.site = site;
    }

    /**
     * Sends the event of a mark. Fails if the collector does not take it, with a message that names
     * the reason and nothing that changes from one event to the next.
     */
    CompletableFuture<Void> send(Mark mark) {
        HttpRequest request =
                HttpRequest.newBuilder(eventsUrl)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        // Java's own would make it a robot, whose events are not counted.
                        .header("User-Agent", "realtime-analytics-canary")
                        // Without a visitor: one who never leaves would be a session without end.
                        .header("Sec-GPC", "1")
                        // Where tracing is on, it is followed through all programs.
                        .header("traceparent", newTrace())
                        .POST(BodyPublishers.ofString(eventOf(mark)))
                        .build();
        return http.sendAsync(request, BodyHandlers.ofString())
                // The request's own limit ends with the head of the answer.
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(CollectorClient::judge);
    }

    // A conversion without a transaction: those are remembered for a day.
    private String eventOf(Mark mark) {
        ObjectNode event = JSON.createObjectNode();
        event.put("event_id", UUID.randomUUID().toString())
                .put("event_type", "conversion")
                .put("event_name", "canary")
                .put("site_id", site);
        event.putObject("payload")
                .put("value_minor", mark.amountMinor())
                .put("currency", mark.currency());
        return event.toString();
    }

    private static String newTrace() {
        UUID random = UUID.randomUUID();
        return "00-%016x%016x-%016x-01"
                .formatted(
                        random.getMostSignificantBits(),
                        random.getLeastSignificantBits(),
                        random.getLeastSignificantBits());
    }

    private static void judge(HttpResponse<String> response) {
        JsonNode answer = parse(response.body());
        if (response.statusCode() != ACCEPTED) {
            throw new IllegalStateException(
                    ("answers " + response.statusCode() + " " + answer.path("code").asText())
                            .strip());
        }
        if (answer.path("accepted").asInt() != 1) {
            JsonNode result = answer.path("results").path(0);
            throw new IllegalStateException(
                    "rejects the event: %s %s"
                            .formatted(
                                    result.path("field").asText(), result.path("reason").asText()));
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
