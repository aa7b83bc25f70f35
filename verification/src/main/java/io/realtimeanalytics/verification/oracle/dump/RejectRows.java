package io.realtimeanalytics.verification.oracle.dump;

import io.realtimeanalytics.event.avro.RejectedRecord;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duckdb.DuckDBAppender;

/** Records that a job put aside, as rows of {@code published_rejects}. */
final class RejectRows implements FrozenTopic.Sink {

    private final AvroDecoder<RejectedRecord> decoder;
    private final DuckDBAppender table;

    RejectRows(SchemaRegistry registry, DuckDBAppender table) {
        this.decoder = new AvroDecoder<>(RejectedRecord.class, registry);
        this.table = table;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        RejectedRecord rejected = Decoding.required(decoder, record);
        table.beginRow()
                .append(record.topic())
                .append(rejected.getReason().name())
                .append(rejected.getTopic())
                .append(rejected.getPartition())
                .append(rejected.getOffset())
                .append(Decoding.hashOf(Decoding.bytesOf(rejected.getValue())))
                .endRow();
    }
}
