package io.realtimeanalytics.local.store;

import io.realtimeanalytics.local.part.FailedStartException;
import io.realtimeanalytics.pipeline.history.HistoryPoint;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The table that history is written to. */
final class HistoryTable {

    // Made before the first point, which would make a table where points do not overwrite.
    private static final String STATEMENT =
            """
            CREATE TABLE IF NOT EXISTS %s (
              timestamp TIMESTAMP,
              site SYMBOL, metric SYMBOL, resolution SYMBOL, item SYMBOL,
              count LONG, amount_minor LONG, revision LONG
            ) TIMESTAMP(timestamp) PARTITION BY DAY TTL 30 DAYS WAL
            DEDUP UPSERT KEYS(timestamp, site, metric, resolution, item)"""
                    .formatted(HistoryPoint.MEASUREMENT);

    private HistoryTable() {}

    static void create(URI store) throws IOException, InterruptedException, FailedStartException {
        URI address =
                store.resolve(
                        "/exec?query=" + URLEncoder.encode(STATEMENT, StandardCharsets.UTF_8));
        HttpResponse<String> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(address)
                                        .timeout(Duration.ofSeconds(30))
                                        .build(),
                                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new FailedStartException(
                    "cannot create table " + HistoryPoint.MEASUREMENT + ": " + response.body());
        }
    }
}
