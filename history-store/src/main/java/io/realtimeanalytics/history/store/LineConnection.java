package io.realtimeanalytics.history.store;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import com.influxdb.client.write.WriteParameters;
import com.influxdb.exceptions.InfluxException;
import io.realtimeanalytics.history.StoreConfig;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.ItemsText;
import io.realtimeanalytics.history.point.JournalEntry;
import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.point.TagText;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import okhttp3.OkHttpClient;

/** Line protocol over HTTP, which both stores take. Thread-safe. */
public final class LineConnection implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final InfluxDBClient client;
    private final WriteApiBlocking writes;
    private final String organization;

    private LineConnection(InfluxDBClient client, String organization) {
        this.client = client;
        this.writes = client.getWriteApiBlocking();
        this.organization = organization;
    }

    /** Nothing is sent yet. */
    public static LineConnection open(StoreConfig config) {
        InfluxDBClientOptions options =
                InfluxDBClientOptions.builder()
                        .url(config.url().toString())
                        .authenticateToken(config.token().toCharArray())
                        .org(config.organization())
                        .precision(WritePrecision.MS)
                        .okHttpClient(
                                new OkHttpClient.Builder()
                                        .connectTimeout(CONNECT_LIMIT)
                                        .writeTimeout(ANSWER_LIMIT)
                                        .readTimeout(ANSWER_LIMIT))
                        .build();
        InfluxDBClient client = InfluxDBClientFactory.create(options);
        return new LineConnection(
                config.compresses() ? client.enableGzip() : client, config.organization());
    }

    /** The client, for what is not line protocol. */
    public InfluxDBClient client() {
        return client;
    }

    /** Writes what belongs to one place into a bucket. */
    public void write(String bucket, List<? extends Stored> batch) throws StoreException {
        try {
            writes.writePoints(
                    batch.stream().map(LineConnection::toPoint).toList(),
                    new WriteParameters(bucket, organization, precisionOf(batch)));
        } catch (InfluxException e) {
            throw Failures.of(e);
        }
    }

    private static WritePrecision precisionOf(List<? extends Stored> batch) {
        return batch.stream().anyMatch(JournalEntry.class::isInstance)
                ? WritePrecision.NS
                : WritePrecision.MS;
    }

    private static Point toPoint(Stored stored) {
        return stored instanceof JournalEntry entry
                ? toPoint(entry)
                : toPoint((HistoryPoint) stored);
    }

    private static Point toPoint(JournalEntry entry) {
        return Point.measurement(entry.place().measurement())
                .addTag("site", TagText.encode(entry.siteId()))
                .addTag("slot", Integer.toString(entry.slot()))
                .addField("id", TagText.encode(entry.identity().id()))
                .addField("revision", entry.revision())
                .addField("body", entry.body())
                .time(entry.atNanos(), WritePrecision.NS);
    }

    // A store keeps fields that a newer version of a point leaves out. So all are written always;
    // only sketches are not, since all versions of a result have one or none has.
    private static Point toPoint(HistoryPoint point) {
        HistoryPoint.Identity identity = point.identity();
        Point line =
                Point.measurement(point.tier().measurement())
                        .addTag("metric", TagText.encode(identity.metric()))
                        .addTag("site", TagText.encode(identity.siteId()))
                        .addTag("window", TagText.encode(identity.window()))
                        .addField("count", point.count())
                        .addField("amount_minor", point.amountMinor())
                        .addField("revision", point.revision())
                        .addField("items", ItemsText.encode(point.items()))
                        .time(identity.startMillis(), WritePrecision.MS);
        if (point.sketch() != null) {
            line.addField("sketch", Base64.getEncoder().encodeToString(point.sketch()));
        }
        return line;
    }

    @Override
    public void close() {
        client.close();
    }
}
