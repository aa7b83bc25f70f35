package io.realtimeanalytics.history.questdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.realtimeanalytics.history.StoreConfig;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.ItemsText;
import io.realtimeanalytics.history.point.JournalEntry;
import io.realtimeanalytics.history.point.Place;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.point.TagText;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.JournalSelection;
import io.realtimeanalytics.history.store.LineConnection;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.Selection;
import io.realtimeanalytics.history.store.StoreException;
import io.realtimeanalytics.history.store.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * QuestDB. Takes InfluxDB's line protocol, answers SQL. What is written goes to a log first and can
 * be read a few milliseconds later.
 */
public final class QuestDbStore implements PointStore {

    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(60);
    private static final long SETTLE_POLL_MILLIS = 10;

    private final LineConnection connection;
    private final SqlConnection sql;
    private final Tables tables;

    private QuestDbStore(LineConnection connection, SqlConnection sql, Tables tables) {
        this.connection = connection;
        this.sql = sql;
        this.tables = tables;
    }

    /** Nothing is sent yet. */
    public static QuestDbStore open(StoreConfig config) {
        SqlConnection sql = new SqlConnection(config.url());
        return new QuestDbStore(
                LineConnection.open(config), sql, new Tables(sql, config.retention()));
    }

    @Override
    public void prepare() throws StoreException {
        tables.prepare();
    }

    @Override
    public void forget() throws StoreException {
        tables.drop();
        prepare();
    }

    @Override
    public Retention retention() throws StoreException {
        return new Retention(
                tables.retentionOf(Tier.TEN_SECONDS),
                tables.retentionOf(Tier.ONE_MINUTE),
                tables.retentionOf(Tier.ONE_HOUR));
    }

    @Override
    public void write(Place place, List<? extends Stored> batch) throws StoreException {
        connection.write(place.measurement(), batch);
    }

    @Override
    public void settle() throws StoreException {
        long deadlineNanos = System.nanoTime() + SETTLE_LIMIT.toNanos();
        while (!tables.isSettled()) {
            if (System.nanoTime() > deadlineNanos) {
                throw busy("not all of the write-ahead log is applied");
            }
            try {
                Thread.sleep(SETTLE_POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw busy("interrupted");
            }
        }
    }

    @Override
    public List<HistoryPoint> read(Selection selection) throws StoreException {
        List<HistoryPoint> points = new ArrayList<>();
        for (JsonNode row : sql.execute(SqlQueries.read(selection))) {
            points.add(point(selection.tier(), row));
        }
        return points;
    }

    @Override
    public List<JournalEntry> read(JournalSelection selection) throws StoreException {
        List<JournalEntry> entries = new ArrayList<>();
        for (JsonNode row : sql.execute(SqlQueries.read(selection))) {
            entries.add(
                    JournalEntry.parse(
                            selection.journal(),
                            TagText.decode(row.path(0).asText()),
                            row.path(1).asText()));
        }
        return entries;
    }

    @Override
    public Map<String, Long> countsBySite(Tier tier, String metric, long fromMillis, long toMillis)
            throws StoreException {
        Map<String, Long> counts = new HashMap<>();
        for (JsonNode row :
                sql.execute(SqlQueries.countsBySite(tier, metric, fromMillis, toMillis))) {
            counts.put(TagText.decode(row.path(0).asText()), row.path(1).asLong());
        }
        return counts;
    }

    @Override
    public void close() {
        connection.close();
    }

    private static HistoryPoint point(Tier tier, JsonNode row) {
        return new HistoryPoint(
                new HistoryPoint.Identity(
                        TagText.decode(row.path(1).asText()),
                        TagText.decode(row.path(2).asText()),
                        TagText.decode(row.path(3).asText()),
                        row.path(0).asLong() / 1_000),
                tier,
                row.path(4).asLong(),
                row.path(5).asLong(),
                row.path(6).asLong(),
                ItemsText.decode(row.path(7).asText("")),
                sketch(row.path(8)));
    }

    private static byte @Nullable [] sketch(JsonNode cell) {
        return cell.isNull() || cell.asText().isEmpty()
                ? null
                : Base64.getDecoder().decode(cell.asText());
    }

    private static StoreException busy(String message) {
        return UnavailableException.busy(message, new IllegalStateException(), Duration.ZERO);
    }
}
