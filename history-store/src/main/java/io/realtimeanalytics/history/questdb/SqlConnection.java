package io.realtimeanalytics.history.questdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realtimeanalytics.history.store.RefusedException;
import io.realtimeanalytics.history.store.StoreException;
import io.realtimeanalytics.history.store.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** SQL over HTTP. Thread-safe. */
final class SqlConnection {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final HttpClient http;

    SqlConnection(URI url) {
        this.url = url;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_LIMIT)
                        .build();
    }

    /** A string literal that stands for exactly this text. */
    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** Rows of the answer, each an array; empty for statements. */
    JsonNode execute(String sql) throws StoreException {
        URI address = url.resolve("/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        try {
            HttpResponse<byte[]> response =
                    http.send(
                            HttpRequest.newBuilder(address).timeout(ANSWER_LIMIT).build(),
                            BodyHandlers.ofByteArray());
            return rows(response, sql);
        } catch (IOException e) {
            throw UnavailableException.busy(url + ": " + e, e, Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UnavailableException.busy("interrupted", e, Duration.ZERO);
        }
    }

    private static JsonNode rows(HttpResponse<byte[]> response, String sql)
            throws IOException, StoreException {
        int status = response.statusCode();
        JsonNode answer = JSON.readTree(response.body());
        if (status == 200) {
            return answer.path("dataset");
        }
        String message = status + ": " + answer.path("error").asText() + " in " + sql;
        IOException cause = new IOException(message);
        if (message.contains("table does not exist")) {
            throw UnavailableException.unprepared(message, cause);
        }
        if (status == 400) {
            throw new RefusedException(message, cause);
        }
        throw UnavailableException.busy(message, cause, Duration.ZERO);
    }
}
