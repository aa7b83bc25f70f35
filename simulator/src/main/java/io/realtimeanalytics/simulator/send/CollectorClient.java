package io.realtimeanalytics.simulator.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Speaks with the collector: one request, one answer. Thread-safe. */
final class CollectorClient {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);
    private static final int ACCEPTED = 202;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI eventsUrl;
    private final @Nullable String key;
    private final HttpClient http;

    CollectorClient(URI collectorUrl, @Nullable String key) {
        this.eventsUrl = URI.create(collectorUrl.toString().replaceAll("/+$", "") + "/v1/events");
        this.key = key;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
    }

    /**
     * What the collector said to a request.
     *
     * @param isAnswered the request is done with; otherwise the same events should be sent again
     * @param rejectedIds events that were not taken, and never will be
     * @param reason in short
     */
    record Answer(boolean isAnswered, Set<String> rejectedIds, String reason) {}

    Answer post(List<Parcel> parcels) throws InterruptedException {
        return post(envelope(parcels), parcels);
    }

    /** Sends bytes that are no events as they are; the collector is right to refuse them. */
    Answer postGarbage(Parcel garbage) throws InterruptedException {
        Answer answer = post(garbage.event().body(), List.of(garbage));
        return new Answer(answer.isAnswered(), Set.of(), answer.reason());
    }

    private Answer post(byte[] body, List<Parcel> parcels) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(eventsUrl)
                        .timeout(REQUEST_TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return answerOf(http.send(request.build(), BodyHandlers.ofString()), parcels);
        } catch (IOException e) {
            return new Answer(false, Set.of(), e.toString());
        }
    }

    private static Answer answerOf(HttpResponse<String> response, List<Parcel> parcels)
            throws IOException {
        int status = response.statusCode();
        if (status == ACCEPTED) {
            return verdictsOf(response.body());
        }
        boolean isTemporary =
                status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == TIMEOUT;
        Set<String> all = new HashSet<>();
        parcels.forEach(parcel -> all.add(parcel.event().eventId()));
        return new Answer(!isTemporary, all, "status " + status + ": " + response.body());
    }

    // An answer that is no JSON is none: its exception makes the events be sent again.
    private static Answer verdictsOf(String body) throws IOException {
        Set<String> rejectedIds = new HashSet<>();
        String reason = "";
        for (JsonNode result : JSON.readTree(body).path("results")) {
            if (!"accepted".equals(result.path("verdict").asText())) {
                rejectedIds.add(result.path("event_id").asText());
                reason = result.toString();
            }
        }
        return new Answer(true, rejectedIds, reason);
    }

    private static byte[] envelope(List<Parcel> parcels) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
        body.writeBytes("{\"events\":[".getBytes(StandardCharsets.US_ASCII));
        String separator = "";
        for (Parcel parcel : parcels) {
            body.writeBytes(separator.getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(parcel.event().body());
            separator = ",";
        }
        body.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
