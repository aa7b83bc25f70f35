package io.realtimeanalytics.verification.oracle.dump;

import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.Selection;
import io.realtimeanalytics.history.store.StoreException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/** Points of the time-series store, as rows of {@code points}. */
final class PointRows {

    private static final long END_OF_TIME_MILLIS =
            Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

    private final PointStore store;
    private final DuckDBAppender table;

    PointRows(PointStore store, DuckDBAppender table) {
        this.store = store;
        this.table = table;
    }

    /** Copies all; returns how many there were. */
    long copy() throws SQLException, StoreException {
        store.settle();
        long points = 0;
        for (Tier tier : Tier.values()) {
            for (HistoryPoint point : store.read(Selection.all(tier, 0, END_OF_TIME_MILLIS))) {
                append(point);
                points++;
            }
        }
        return points;
    }

    private void append(HistoryPoint point) throws SQLException {
        table.beginRow()
                .append(point.tier().id())
                .append(point.identity().siteId())
                .append(point.identity().metric())
                .append(point.identity().window())
                .append(point.identity().startMillis())
                .append(point.revision())
                .append(point.count())
                .append(point.amountMinor())
                .append(itemsOf(point));
        Rows.appendBytes(table, point.sketch());
        table.endRow();
    }

    private static String itemsOf(HistoryPoint point) {
        return point.items().stream()
                .map(item -> Rows.item(item.name(), item.count(), item.amountMinor(), item.value()))
                .collect(Collectors.joining("\n"));
    }
}
