package io.realtimeanalytics.verification.oracle.anomaly;

import io.realtimeanalytics.verification.oracle.database.Database;
import java.sql.SQLException;
import java.util.List;

/** Ids of the events with the smallest hashes. */
record Samples(Database database) {

    /**
     * Ten at most; none for a series that is not made of events.
     *
     * @param from event time, included
     * @param to event time, not included
     */
    List<String> of(String site, String series, long from, long to) throws SQLException {
        String condition = conditionOf(series);
        if (condition.isEmpty()) {
            return List.of();
        }
        return database
                .rows(
                        """
                        SELECT event_id
                        FROM (
                            SELECT DISTINCT event_id, id_hash
                            FROM sightings
                            WHERE site = %s AND t >= %d AND t < %d AND %s)
                        ORDER BY id_hash, event_id
                        LIMIT 10
                        """
                                .formatted(text(site), from, to, condition))
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    private static String conditionOf(String series) {
        String item = text(Site.itemOf(series));
        return switch (Site.isItem(series) ? Site.dimensionOf(series) : series) {
            case "events" -> "true";
            case "exceptions" -> "type = 'exception' AND error <> ''";
            case "country" -> "type = 'page_view' AND country = " + item;
            case "device" -> "type = 'page_view' AND device = " + item;
            case "referrer" -> "source = " + item;
            case "campaign" -> "source <> '' AND campaign = " + item;
            case "error" -> "type = 'exception' AND error = " + item;
            default -> "";
        };
    }

    private static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }
}
