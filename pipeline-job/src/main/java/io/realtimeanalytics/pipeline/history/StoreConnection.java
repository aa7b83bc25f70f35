package io.realtimeanalytics.pipeline.history;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import com.influxdb.exceptions.InfluxException;
import java.io.IOException;
import java.util.List;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the store. Confined to its writer's thread. */
final class StoreConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreConnection.class);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final int TOO_MANY_REQUESTS = 429;

    private final InfluxDBClient client;
    private final WriteApiBlocking writes;

    private StoreConnection(InfluxDBClient client) {
        this.client = client;
        this.writes = client.getWriteApiBlocking();
    }

    static StoreConnection open(HistoryConfig config) {
        InfluxDBClientOptions options =
                InfluxDBClientOptions.builder()
                        .url(config.storeUrl().toString())
                        .authenticateToken(config.storeToken().toCharArray())
                        .org(config.organization())
                        .bucket(config.bucket())
                        .precision(WritePrecision.MS)
                        .okHttpClient(new OkHttpClient.Builder())
                        .build();
        return new StoreConnection(InfluxDBClientFactory.create(options).enableGzip());
    }

    /**
     * Writes all points, however long the store takes.
     *
     * @throws IOException if the store refuses the points for good
     */
    void write(List<Point> points) throws IOException, InterruptedException {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                writes.writePoints(points);
                return;
            } catch (InfluxException e) {
                if (!isWorthAnotherTry(e)) {
                    throw new IOException(
                            "the store refuses " + points.size() + " points: " + e.getMessage(), e);
                }
                LOG.warn("store not available, next try in {} ms: {}", pauseMillis, e.getMessage());
            }
            Thread.sleep(pauseMillis);
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        }
    }

    /** No answer at all, overload, or a failure of the store itself. */
    private static boolean isWorthAnotherTry(InfluxException e) {
        return e.status() == 0 || e.status() == TOO_MANY_REQUESTS || e.status() >= 500;
    }

    @Override
    public void close() {
        client.close();
    }
}
