package io.realtimeanalytics.verification.oracle.dump;

import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duckdb.DuckDBAppender;

/** Finished sessions, as rows of {@code published_sessions}. */
final class SessionRows implements FrozenTopic.Sink {

    private final AvroDecoder<Session> decoder;
    private final DuckDBAppender table;

    SessionRows(SchemaRegistry registry, DuckDBAppender table) {
        this.decoder = new AvroDecoder<>(Session.class, registry);
        this.table = table;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        Session session = Decoding.required(decoder, record);
        table.beginRow()
                .append(session.getSiteId())
                .append(session.getSessionId())
                .append(session.getVisitorId())
                .append(session.getStartedAt())
                .append(session.getEndedAt())
                .append(session.getEvents())
                .append(session.getPageViews())
                .append(session.getEntryPage())
                .append(session.getExitPage())
                .append(session.getReferrer())
                .append(session.getCampaign())
                .append(session.getCountry())
                .append(session.getDevice())
                .append(session.getConversions())
                .append(textOf(session.getRevenueMinor()))
                .append(session.getIsEngaged())
                .endRow();
    }

    private static String textOf(Map<String, Long> revenueMinor) {
        return new TreeMap<>(revenueMinor)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + '=' + entry.getValue())
                        .collect(Collectors.joining(","));
    }
}
