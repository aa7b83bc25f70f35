package io.realtimeanalytics.verification.oracle.dump;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.StoreException;
import io.realtimeanalytics.verification.oracle.database.Database;
import io.realtimeanalytics.verification.oracle.database.Script;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;

/** Copies the topics of a platform into tables. */
public final class Dump {

    private final FrozenTopic topics;
    private final SchemaRegistry registry;
    private final PointStore store;
    private final Database database;

    /** A dump of those sources. */
    public Dump(Sources sources, Database database) {
        this.topics = new FrozenTopic(sources.bootstrapServers());
        this.registry = sources.registry();
        this.store = sources.store();
        this.database = database;
    }

    private interface Filling {
        FrozenTopic.Sink into(DuckDBAppender table);
    }

    /** Reads everything; returns the number of records by topic, and of points. */
    public Map<String, Long> take() throws SQLException, StoreException {
        database.run(Script.of("tables"));
        Map<String, Long> records = new LinkedHashMap<>();
        read(Topic.EVENTS, "events", table -> new EventRows(registry, table), records);
        readNewest(Topic.METRICS_LIVE, records);
        read(Topic.METRICS_SETTLED, "results", t -> new ResultRows(registry, t), records);
        read(Topic.SESSIONS, "published_sessions", t -> new SessionRows(registry, t), records);
        read(Topic.ALERTS, "published_alerts", t -> new AlertRows(registry, t), records);
        for (Topic topic : List.of(Topic.EVENTS_LATE, Topic.EVENTS_DEAD_LETTER)) {
            read(topic, "published_rejects", t -> new RejectRows(registry, t), records);
        }
        readPoints(records);
        return records;
    }

    private void readNewest(Topic topic, Map<String, Long> records) throws SQLException {
        NewestResults newest = new NewestResults(registry);
        topics.read(topic.name(), newest);
        Map<Integer, BitSet> offsets = newest.offsetsByPartition();
        read(
                topic,
                "results",
                table -> {
                    ResultRows rows = new ResultRows(registry, table);
                    return record -> {
                        BitSet wanted = offsets.get(record.partition());
                        if (wanted != null && wanted.get(Math.toIntExact(record.offset()))) {
                            rows.accept(record);
                        }
                    };
                },
                records);
    }

    private void readPoints(Map<String, Long> records) throws SQLException, StoreException {
        try (DuckDBAppender appender = database.appender("points")) {
            records.put("time-series store", new PointRows(store, appender).copy());
        }
    }

    private void read(Topic topic, String table, Filling rows, Map<String, Long> records)
            throws SQLException {
        try (DuckDBAppender appender = database.appender(table)) {
            records.put(topic.name(), topics.read(topic.name(), rows.into(appender)));
        }
    }
}
