package io.realtimeanalytics.pipeline.history;

import io.realtimeanalytics.event.avro.RejectReason;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.UndecodableException;
import io.realtimeanalytics.history.HistoryConfig;
import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.point.StoredDecoder;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.PointStores;
import io.realtimeanalytics.history.write.Pause;
import io.realtimeanalytics.history.write.PointWriter;
import io.realtimeanalytics.pipeline.ingest.Rejected;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the store what it keeps; emits what the store refuses. Before a checkpoint's barrier
 * passes, everything before it is in the store or emitted. While the store does not answer it
 * waits, which holds back the source: nothing is dropped, and nobody but this job notices.
 */
final class StoreWriter extends AbstractStreamOperator<Rejected>
        implements OneInputStreamOperator<SourceRecord, Rejected> {

    private static final long serialVersionUID = 1L;

    private final HistoryConfig settings;
    private transient @Nullable StoredDecoder decoder;
    private transient @Nullable PointStore store;
    private transient @Nullable PointWriter<SourceRecord> writer;

    StoreWriter(HistoryConfig settings) {
        this.settings = settings;
    }

    @Override
    public void open() throws Exception {
        super.open();
        decoder = new StoredDecoder(new HttpSchemaRegistry(settings.kafka().schemaRegistryUrl()));
        PointStore opened = PointStores.open(settings.store());
        store = opened;
        writer =
                new PointWriter<>(
                        opened,
                        new PointWriter.Limits(
                                settings.maxBatchPoints(), settings.store().retention()),
                        Clock.systemUTC(),
                        Pause.sleeping(),
                        new WriterMetrics(getMetricGroup(), this::reject));
    }

    @Override
    public void processElement(StreamRecord<SourceRecord> element) throws Exception {
        SourceRecord record = element.getValue();
        Optional<Stored> stored;
        try {
            stored = Objects.requireNonNull(decoder).decode(record.topic(), record.value());
        } catch (UndecodableException e) {
            reject(record, RejectReason.valueOf(e.kind().name()), String.valueOf(e.getMessage()));
            return;
        }
        if (stored.isPresent()) {
            Objects.requireNonNull(writer).add(stored.get(), record);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        Objects.requireNonNull(writer).flush();
    }

    @Override
    public void finish() throws Exception {
        Objects.requireNonNull(writer).flush();
        super.finish();
    }

    @Override
    public void close() throws Exception {
        if (store != null) {
            store.close();
        }
        super.close();
    }

    private void reject(SourceRecord record, RejectReason reason, String detail) {
        output.collect(
                new StreamRecord<>(
                        new Rejected(
                                reason.name(),
                                detail,
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                record.timeMillis(),
                                record.key(),
                                record.value())));
    }
}
