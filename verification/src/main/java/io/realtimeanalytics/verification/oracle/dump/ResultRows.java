package io.realtimeanalytics.verification.oracle.dump;

import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Results of either topic, as rows of {@code results}. */
public final class ResultRows implements FrozenTopic.Sink {

    private static final Schema.@Nullable Field DIGEST =
            MetricResult.getClassSchema().getField("digest");

    private final AvroDecoder<MetricResult> decoder;
    private final DuckDBAppender table;

    ResultRows(SchemaRegistry registry, DuckDBAppender table) {
        this.decoder = new AvroDecoder<>(MetricResult.class, registry);
        this.table = table;
    }

    /** Whether results carry a digest of the events in them. */
    public static boolean hasDigests() {
        return DIGEST != null;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        MetricResult result = Decoding.required(decoder, record);
        table.beginRow()
                .append(record.topic())
                .append(record.partition())
                .append(record.offset())
                .append(result.getSiteId())
                .append(result.getMetric())
                .append(result.getWindow())
                .append(result.getWindowStart())
                .append(result.getStatus().name())
                .append(result.getRevision())
                .append(result.getCount())
                .append(result.getAmountMinor())
                .append(digestOf(result))
                .append(itemsOf(result));
        Rows.appendBytes(table, Decoding.bytesOf(result.getSketch()));
        table.endRow();
    }

    private static long digestOf(MetricResult result) {
        return DIGEST == null ? 0 : (long) result.get(DIGEST.pos());
    }

    private static String itemsOf(MetricResult result) {
        return result.getItems().stream()
                .map(
                        item ->
                                Rows.item(
                                        item.getName(),
                                        item.getCount(),
                                        item.getAmountMinor(),
                                        item.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
