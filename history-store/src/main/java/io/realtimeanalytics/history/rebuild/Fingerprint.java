package io.realtimeanalytics.history.rebuild;

import com.dynatrace.hash4j.hashing.Hashing;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.ItemsText;
import io.realtimeanalytics.history.point.JournalEntry;
import io.realtimeanalytics.history.point.Stored;

/**
 * What is compared, small enough to keep millions.
 *
 * @param atMillis timestamp
 * @param revision grows from version to version
 * @param count events, or visitors
 * @param amountMinor sum in minor units
 * @param content hash of rows and sketch, or of the body
 */
record Fingerprint(long atMillis, long revision, long count, long amountMinor, long content) {

    static Fingerprint of(Stored stored) {
        return stored instanceof JournalEntry entry ? of(entry) : of((HistoryPoint) stored);
    }

    private static Fingerprint of(JournalEntry entry) {
        return new Fingerprint(
                entry.atMillis(),
                entry.revision(),
                0,
                0,
                Hashing.xxh3_64().hashCharsToLong(entry.body()));
    }

    private static Fingerprint of(HistoryPoint point) {
        long content = Hashing.xxh3_64().hashCharsToLong(ItemsText.encode(point.items()));
        if (point.sketch() != null) {
            content += Hashing.xxh3_64().hashBytesToLong(point.sketch());
        }
        return new Fingerprint(
                point.atMillis(), point.revision(), point.count(), point.amountMinor(), content);
    }
}
