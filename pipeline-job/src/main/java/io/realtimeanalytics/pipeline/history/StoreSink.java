package io.realtimeanalytics.pipeline.history;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes points to a store that speaks InfluxDB's line protocol. */
final class StoreSink implements Sink<HistoryPoint> {

    private static final long serialVersionUID = 1L;

    private final HistoryConfig config;

    StoreSink(HistoryConfig config) {
        this.config = config;
    }

    @Override
    public SinkWriter<HistoryPoint> createWriter(WriterInitContext context) {
        return new StoreWriter(StoreConnection.open(config), config.maxBatchPoints());
    }
}
