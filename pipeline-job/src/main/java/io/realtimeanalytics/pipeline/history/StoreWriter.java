package io.realtimeanalytics.pipeline.history;

import com.influxdb.client.write.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * Gathers points into batches and writes each before the checkpoint that covers it completes. While
 * the store does not answer it waits, which holds back the source: nothing is dropped, and nobody
 * but this job notices.
 */
final class StoreWriter implements SinkWriter<HistoryPoint> {

    private final StoreConnection store;
    private final int maxBatchPoints;
    private final List<Point> batch = new ArrayList<>();

    StoreWriter(StoreConnection store, int maxBatchPoints) {
        this.store = store;
        this.maxBatchPoints = maxBatchPoints;
    }

    @Override
    public void write(HistoryPoint point, Context context)
            throws IOException, InterruptedException {
        batch.add(point.toPoint());
        if (batch.size() >= maxBatchPoints) {
            flush(false);
        }
    }

    @Override
    public void flush(boolean isEndOfInput) throws IOException, InterruptedException {
        if (!batch.isEmpty()) {
            store.write(batch);
            batch.clear();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
