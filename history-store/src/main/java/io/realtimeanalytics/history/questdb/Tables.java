package io.realtimeanalytics.history.questdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.realtimeanalytics.history.point.Journal;
import io.realtimeanalytics.history.point.Place;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One table for each place, with its retention. */
final class Tables {

    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);

    private static final String POINT_COLUMNS =
            """
            metric SYMBOL, site SYMBOL, "window" SYMBOL,
            count LONG, amount_minor LONG, revision LONG, items VARCHAR, sketch VARCHAR""";
    private static final String JOURNAL_COLUMNS =
            "site SYMBOL, slot SYMBOL, id VARCHAR, revision LONG, body VARCHAR";

    private final SqlConnection sql;
    private final Retention retention;

    Tables(SqlConnection sql, Retention retention) {
        this.sql = sql;
        this.retention = retention;
    }

    /** Creates or changes what is not as it should be. */
    void prepare() throws StoreException {
        for (Place place : Place.all()) {
            long days = daysOf(place);
            sql.execute(creation(place, days));
            if (retentionOf(place).toDays() != days) {
                sql.execute("ALTER TABLE %s SET TTL %d DAYS".formatted(place.measurement(), days));
                LOG.info("table {} now keeps {} days", place.measurement(), days);
            }
        }
    }

    /** Drops the tables of points. */
    void drop() throws StoreException {
        for (Tier tier : Tier.values()) {
            sql.execute("DROP TABLE IF EXISTS " + tier.measurement());
        }
    }

    /** What the store keeps; zero for ever, or if the table is not there. */
    Duration retentionOf(Place place) throws StoreException {
        JsonNode row =
                sql.execute(
                                "SELECT ttlValue, ttlUnit FROM tables() WHERE table_name = "
                                        + SqlConnection.literal(place.measurement()))
                        .path(0);
        long value = row.path(0).asLong();
        return switch (row.path(1).asText()) {
            case "HOUR" -> Duration.ofHours(value);
            case "WEEK" -> Duration.ofDays(7 * value);
            default -> Duration.ofDays(value);
        };
    }

    /** Whether all that was written can be read. */
    boolean isSettled() throws StoreException {
        for (JsonNode table :
                sql.execute("SELECT suspended, writerTxn, sequencerTxn FROM wal_tables()")) {
            if (!table.path(0).asBoolean() && table.path(1).asLong() < table.path(2).asLong()) {
                return false;
            }
        }
        return true;
    }

    // Deduplication must be on before the first point: it is what makes points overwrite.
    private static String creation(Place place, long days) {
        return """
               CREATE TABLE IF NOT EXISTS %s (timestamp TIMESTAMP, %s)
               TIMESTAMP(timestamp) PARTITION BY DAY TTL %d DAYS WAL
               DEDUP UPSERT KEYS(timestamp, %s)"""
                .formatted(
                        place.measurement(),
                        place instanceof Journal ? JOURNAL_COLUMNS : POINT_COLUMNS,
                        days,
                        place instanceof Journal ? "site, id" : "metric, site, \"window\"");
    }

    private long daysOf(Place place) {
        return Math.max(1, (retention.of(place.keptAs()).toHours() + 23) / 24);
    }
}
