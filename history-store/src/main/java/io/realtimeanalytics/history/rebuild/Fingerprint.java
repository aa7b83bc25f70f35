package io.realtimeanalytics.history.rebuild;

import com.dynatrace.hash4j.hashing.Hashing;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.ItemsText;

/**
 * What is compared of a point, small enough to keep millions.
 *
 * @param revision changes folded in
 * @param count events, or visitors
 * @param amountMinor sum in minor units
 * @param content hash of rows and sketch
 */
record Fingerprint(long revision, long count, long amountMinor, long content) {

    static Fingerprint of(HistoryPoint point) {
        long content = Hashing.xxh3_64().hashCharsToLong(ItemsText.encode(point.items()));
        if (point.sketch() != null) {
            content += Hashing.xxh3_64().hashBytesToLong(point.sketch());
        }
        return new Fingerprint(point.revision(), point.count(), point.amountMinor(), content);
    }
}
