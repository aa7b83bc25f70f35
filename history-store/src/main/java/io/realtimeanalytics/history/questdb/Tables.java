package io.realtimeanalytics.history.questdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One table for each tier, with its retention. */
final class Tables {

    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);

    private final SqlConnection sql;
    private final Retention retention;

    Tables(SqlConnection sql, Retention retention) {
        this.sql = sql;
        this.retention = retention;
    }

    /** Creates or changes what is not as it should be. */
    void prepare() throws StoreException {
        for (Tier tier : Tier.values()) {
            long days = daysOf(tier);
            sql.execute(creation(tier, days));
            if (retentionOf(tier).toDays() != days) {
                sql.execute("ALTER TABLE %s SET TTL %d DAYS".formatted(tier.measurement(), days));
                LOG.info("table {} now keeps {} days", tier.measurement(), days);
            }
        }
    }

    void drop() throws StoreException {
        for (Tier tier : Tier.values()) {
            sql.execute("DROP TABLE IF EXISTS " + tier.measurement());
        }
    }

    /** What the store keeps; zero for ever, or if the table is not there. */
    Duration retentionOf(Tier tier) throws StoreException {
        JsonNode row =
                sql.execute(
                                "SELECT ttlValue, ttlUnit FROM tables() WHERE table_name = "
                                        + SqlConnection.literal(tier.measurement()))
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
    private static String creation(Tier tier, long days) {
        return """
               CREATE TABLE IF NOT EXISTS %s (
                 timestamp TIMESTAMP,
                 metric SYMBOL, site SYMBOL, "window" SYMBOL,
                 count LONG, amount_minor LONG, revision LONG, items VARCHAR, sketch VARCHAR
               ) TIMESTAMP(timestamp) PARTITION BY DAY TTL %d DAYS WAL
               DEDUP UPSERT KEYS(timestamp, metric, site, "window")"""
                .formatted(tier.measurement(), days);
    }

    private long daysOf(Tier tier) {
        return Math.max(1, (retention.of(tier).toHours() + 23) / 24);
    }
}
