package io.realtimeanalytics.bridge.filter;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conversions with a transaction id, each at its earliest telling. Knows of those that were read
 * since the bridge started; a repetition of an older one counts once more here. Confined to the
 * consumer thread.
 */
final class Transactions {

    /** Of all sites; those told first are forgotten first. */
    private static final int MAX_TRANSACTIONS = 200_000;

    private final Map<Key, Fact> firsts = new LinkedHashMap<>();

    private record Key(String siteId, String name, String transactionId) {}

    /**
     * Notes a telling.
     *
     * @return the fact itself if it is the first, the one that it replaces if it is earlier, null
     *     if it is a repetition
     */
    @Nullable Fact note(Fact fact, String transactionId) {
        Key key = new Key(fact.siteId(), fact.name(), transactionId);
        Fact known = firsts.get(key);
        if (known != null && fact.timeMillis() >= known.timeMillis()) {
            return null;
        }
        firsts.put(key, fact);
        if (firsts.size() > MAX_TRANSACTIONS) {
            Iterator<Key> keys = firsts.keySet().iterator();
            keys.next();
            keys.remove();
        }
        return known == null ? fact : known;
    }
}
