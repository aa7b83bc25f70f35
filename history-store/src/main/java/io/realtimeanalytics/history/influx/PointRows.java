package io.realtimeanalytics.history.influx;

import com.influxdb.query.FluxRecord;
import com.influxdb.query.FluxTable;
import io.realtimeanalytics.history.point.HistoryItem;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.ItemsText;
import io.realtimeanalytics.history.point.Journal;
import io.realtimeanalytics.history.point.JournalEntry;
import io.realtimeanalytics.history.point.TagText;
import io.realtimeanalytics.history.point.Tier;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Joins fields, which come one by one, to points. Joining here is faster than by Flux's pivot. */
final class PointRows {

    private final Tier tier;
    private final Map<HistoryPoint.Identity, Fields> rows = new LinkedHashMap<>();

    private static final class Fields {
        private long count;
        private long amountMinor;
        private long revision;
        private List<HistoryItem> items = List.of();
        private byte @Nullable [] sketch;
    }

    private PointRows(Tier tier) {
        this.tier = tier;
    }

    /** All points, by time. */
    static List<HistoryPoint> of(Tier tier, List<FluxTable> tables) {
        PointRows rows = new PointRows(tier);
        tables.forEach(table -> table.getRecords().forEach(rows::add));
        return rows.points();
    }

    private void add(FluxRecord row) {
        Object value = row.getValue();
        Fields fields = rows.computeIfAbsent(identity(row), identity -> new Fields());
        switch (Objects.requireNonNull(row.getField())) {
            case "count" -> fields.count = number(value);
            case "amount_minor" -> fields.amountMinor = number(value);
            case "revision" -> fields.revision = number(value);
            case "items" -> fields.items = ItemsText.decode(text(value));
            case "sketch" -> fields.sketch = Base64.getDecoder().decode(text(value));
            default -> {
                // Of a later version of this program.
            }
        }
    }

    private List<HistoryPoint> points() {
        return rows.entrySet().stream()
                .map(
                        row ->
                                new HistoryPoint(
                                        row.getKey(),
                                        tier,
                                        row.getValue().count,
                                        row.getValue().amountMinor,
                                        row.getValue().revision,
                                        row.getValue().items,
                                        row.getValue().sketch))
                .sorted(Comparator.comparingLong(point -> point.identity().startMillis()))
                .toList();
    }

    private static HistoryPoint.Identity identity(FluxRecord row) {
        return new HistoryPoint.Identity(
                tag(row, "site"),
                tag(row, "metric"),
                tag(row, "window"),
                Objects.requireNonNull(row.getTime()).toEpochMilli());
    }

    /** The entry of a row that has its body. */
    static JournalEntry entry(Journal journal, FluxRecord row) {
        return JournalEntry.parse(journal, tag(row, "site"), text(row.getValue()));
    }

    static String tag(FluxRecord row, String name) {
        return TagText.decode(text(row.getValueByKey(name)));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
