package io.realtimeanalytics.bridge.testing;

import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.live.ServerMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a screen knows of a channel. Fails on what the contract forbids: a gap, or a value that goes
 * back.
 */
public final class ChannelCopy {

    private record Series(String metric, String window) {}

    private final ViewDefinition view;
    private final Map<Series, TreeMap<Long, LiveResult>> results = new HashMap<>();
    private String epoch = "";
    private long offset = -1;
    private long snapshots;
    private long deltas;

    /** A screen that shows a view. */
    public ChannelCopy(ViewDefinition view) {
        this.view = view;
    }

    /** Replaces everything. */
    public synchronized void apply(ServerMessage.Snapshot snapshot) {
        Map<Series, TreeMap<Long, LiveResult>> before = new HashMap<>(results);
        results.clear();
        epoch = snapshot.epoch();
        offset = snapshot.offset();
        snapshots++;
        for (LiveResult result : snapshot.results()) {
            requireNotOlder(before.get(seriesOf(result)), result);
            results.computeIfAbsent(seriesOf(result), key -> new TreeMap<>())
                    .put(result.startMillis(), result);
        }
    }

    /** Applies the next delta. */
    public synchronized void apply(ServerMessage.Delta delta) {
        Long since = delta.since();
        long from = since == null ? delta.offset() - 1 : since;
        if (!delta.epoch().equals(epoch) || from > offset || delta.offset() <= offset) {
            throw new AssertionError(
                    "gap: at "
                            + epoch
                            + "/"
                            + offset
                            + " came "
                            + delta.epoch()
                            + "/"
                            + delta.offset());
        }
        offset = delta.offset();
        deltas++;
        for (LiveResult result : delta.results()) {
            requireNotOlder(results.get(seriesOf(result)), result);
            results.computeIfAbsent(seriesOf(result), key -> new TreeMap<>())
                    .put(result.startMillis(), result);
        }
    }

    /** What is shown: the newest windows of the view, in its order, without latency bounds. */
    public synchronized List<LiveResult> shown() {
        List<LiveResult> shown = new ArrayList<>();
        for (ViewDefinition.Entry entry : view.entries()) {
            TreeMap<Long, LiveResult> windows =
                    results.get(new Series(entry.metric().id(), entry.window().id()));
            if (windows != null && !windows.isEmpty()) {
                long span = entry.newestWindows() * entry.window().slideMillis();
                windows.tailMap(windows.lastKey() - span, false)
                        .values()
                        .forEach(result -> shown.add(withoutBounds(result)));
            }
        }
        return shown;
    }

    /** Epoch of the last frame. */
    public synchronized String epoch() {
        return epoch;
    }

    /** Offset of the last frame. */
    public synchronized long offset() {
        return offset;
    }

    /** How many snapshots came. */
    public synchronized long snapshots() {
        return snapshots;
    }

    /** How many deltas came. */
    public synchronized long deltas() {
        return deltas;
    }

    /** A result without what only deltas say. */
    public static LiveResult withoutBounds(LiveResult result) {
        return new LiveResult(
                result.metric(),
                result.window(),
                result.startMillis(),
                result.endMillis(),
                result.status(),
                result.revision(),
                result.count(),
                result.amountMinor(),
                result.items(),
                0,
                0);
    }

    private static void requireNotOlder(@Nullable Map<Long, LiveResult> known, LiveResult result) {
        LiveResult before = known == null ? null : known.get(result.startMillis());
        if (before != null && before.revision() > result.revision()) {
            throw new AssertionError("went back from " + before + " to " + result);
        }
    }

    private static Series seriesOf(LiveResult result) {
        return new Series(result.metric(), result.window());
    }
}
