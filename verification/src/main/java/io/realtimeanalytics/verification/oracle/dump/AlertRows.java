package io.realtimeanalytics.verification.oracle.dump;

import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duckdb.DuckDBAppender;

/** Alerts that opened or ended, as rows of {@code published_alerts}. */
final class AlertRows implements FrozenTopic.Sink {

    private final AvroDecoder<Alert> decoder;
    private final DuckDBAppender table;

    AlertRows(SchemaRegistry registry, DuckDBAppender table) {
        this.decoder = new AvroDecoder<>(Alert.class, registry);
        this.table = table;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        Alert alert = Decoding.required(decoder, record);
        table.beginRow()
                .append(record.partition())
                .append(record.offset())
                .append(alert.getAlertId())
                .append(alert.getSiteId())
                .append(alert.getPatternId())
                .append(alert.getSeverity())
                .append(alert.getStatus())
                .append(alert.getSubject())
                .append(alert.getDimension())
                .append(alert.getItem());
        appendFindings(alert);
        table.endRow();
    }

    private void appendFindings(Alert alert) throws SQLException {
        table.append(alert.getFirstEventAt())
                .append(alert.getLastEventAt())
                .append(alert.getDetectedAt());
        Long resolvedAt = alert.getResolvedAt();
        if (resolvedAt == null) {
            table.appendNull();
        } else {
            table.append(resolvedAt.longValue());
        }
        table.append(alert.getCount())
                .append(alert.getValue())
                .append(alert.getExpected())
                .append(alert.getAmountMinor())
                .append(alert.getCurrency())
                .append(String.join("\n", alert.getSampleEventIds()));
    }
}
