package io.realtimeanalytics.bridge.state;

import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.result.ResultKeys;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one site in the newest windows of one kind.
 *
 * <p>What it holds depends on the set of records applied, not on their order: the bound below which
 * windows are refused only ever rises, so a stale record cannot bring back an evicted window.
 */
final class Series {

    private final ViewDefinition.Entry definition;
    private final TreeMap<Long, MetricResult> resultsByStart = new TreeMap<>();
    private long expiredEndMillis = Long.MIN_VALUE;

    /**
     * @param definition with as many windows as the view that shows most of them
     */
    Series(ViewDefinition.Entry definition) {
        this.definition = definition;
    }

    Outcome apply(MetricResult result) {
        if (result.getWindowEnd() <= expiredEndMillis) {
            return Outcome.EXPIRED;
        }
        MetricResult current = resultsByStart.get(result.getWindowStart());
        if (current != null && !ResultKeys.isNewer(result, current)) {
            return Outcome.NOT_NEWER;
        }
        resultsByStart.put(result.getWindowStart(), result);
        evictUntil(result.getWindowEnd() - definition.spanMillis());
        return Outcome.CHANGED;
    }

    /**
     * Evicts windows that say nothing about now. A silent site sends no newer window that would
     * evict the last ones; but once the windows that would follow them are complete and did not
     * come, there was nothing to count.
     */
    void evictBefore(long watermarkMillis) {
        evictUntil(watermarkMillis - definition.spanMillis() - definition.window().sizeMillis());
    }

    @Nullable MetricResult find(long startMillis) {
        return resultsByStart.get(startMillis);
    }

    /** The newest windows, oldest first. */
    Collection<MetricResult> newest(ViewDefinition.Entry shown) {
        if (resultsByStart.isEmpty()) {
            return resultsByStart.values();
        }
        return resultsByStart
                .tailMap(resultsByStart.lastKey() - shown.spanMillis(), false)
                .values();
    }

    /** Whether a window is among the newest ones that a view shows. */
    boolean isShown(long startMillis, ViewDefinition.Entry shown) {
        return resultsByStart.containsKey(startMillis)
                && startMillis > resultsByStart.lastKey() - shown.spanMillis();
    }

    int size() {
        return resultsByStart.size();
    }

    private void evictUntil(long endMillis) {
        expiredEndMillis = Math.max(expiredEndMillis, endMillis);
        resultsByStart.headMap(expiredEndMillis - definition.window().sizeMillis(), true).clear();
    }
}
