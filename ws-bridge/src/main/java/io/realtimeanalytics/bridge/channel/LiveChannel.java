package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.bridge.state.ResultId;
import io.realtimeanalytics.bridge.state.SiteState;
import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.live.ServerMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One sequence of deltas: an epoch, an offset that grows by one with each delta, and the last
 * deltas for screens that come back.
 *
 * <p>Without subscribers nothing is encoded; what changed meanwhile becomes one delta before the
 * next subscriber is served, so the sequence never has a silent gap. Confined to the state thread.
 */
final class LiveChannel {

    private static final long MAX_SNAPSHOT_AGE_MILLIS = 50;

    private final String name;
    private final String epoch;
    private final SiteState site;
    private final LongSupplier watermarkMillis;
    private final ViewDefinition view;
    private final Map<ResultKind, ViewDefinition.Entry> entries = new HashMap<>();
    private final Clock clock;
    private final PendingChanges pending = new PendingChanges();
    private final Set<String> pendingAlertIds = new LinkedHashSet<>();
    private final DeltaLog log = new DeltaLog();
    private final Map<Outlet, Integer> subscribersByOutlet = new HashMap<>();
    private long offset;
    private long unwatchedSinceMillis;
    private @Nullable Frame snapshot;
    private long snapshotTakenAtMillis;

    /**
     * Where the values come from.
     *
     * @param watermarkMillis of the platform: a silent site is as complete as any other
     */
    record Source(SiteState site, LongSupplier watermarkMillis) {}

    private record ResultKind(String metric, String window) {}

    LiveChannel(ChannelName name, String epoch, Source source, ViewDefinition view, Clock clock) {
        this.name = name.toString();
        this.epoch = epoch;
        this.site = source.site();
        this.watermarkMillis = source.watermarkMillis();
        this.view = view;
        this.clock = clock;
        this.unwatchedSinceMillis = clock.millis();
        view.entries()
                .forEach(
                        entry ->
                                entries.put(
                                        new ResultKind(entry.metric().id(), entry.window().id()),
                                        entry));
    }

    String name() {
        return name;
    }

    boolean isWatched() {
        return !subscribersByOutlet.isEmpty();
    }

    /** Since when nobody watches; meaningful only while that is so. */
    long unwatchedSinceMillis() {
        return unwatchedSinceMillis;
    }

    Set<Outlet> outlets() {
        return subscribersByOutlet.keySet();
    }

    void add(Outlet outlet) {
        subscribersByOutlet.merge(outlet, 1, Integer::sum);
    }

    void remove(Outlet outlet) {
        subscribersByOutlet.computeIfPresent(outlet, (key, count) -> count > 1 ? count - 1 : null);
        if (!isWatched()) {
            unwatchedSinceMillis = clock.millis();
        }
    }

    /** Notes a result that the site's state has just taken over. */
    void changed(MetricResult result) {
        ViewDefinition.Entry entry =
                entries.get(new ResultKind(result.getMetric(), result.getWindow()));
        if (entry == null) {
            return;
        }
        ResultId id = new ResultId(entry.metric(), entry.window(), result.getWindowStart());
        pending.add(id, result);
    }

    /** Notes an alert that the site's state has just taken over. */
    void changed(Alert alert) {
        pendingAlertIds.add(alert.getAlertId());
    }

    /** The next delta; null if nothing changed. The caller owns one reference. */
    @Nullable Frame nextDelta() {
        List<LiveResult> results = new ArrayList<>();
        pending.forEach(
                (id, arrivals) -> {
                    MetricResult newest = site.find(id, entryOf(id));
                    if (newest != null) {
                        results.add(
                                LiveResults.of(
                                        newest, arrivals.oldestMillis(), arrivals.newestMillis()));
                    }
                });
        pending.clear();
        List<LiveAlert> alerts = new ArrayList<>();
        for (String id : pendingAlertIds) {
            Alert newest = site.findAlert(id);
            if (newest != null) {
                alerts.add(LiveAlerts.of(newest));
            }
        }
        pendingAlertIds.clear();
        return results.isEmpty() && alerts.isEmpty() ? null : append(results, alerts);
    }

    /**
     * Makes one delta of what changed while nobody watched. It is silent about arrivals: nobody
     * waited for these events.
     */
    void catchUp() {
        pending.forgetArrivals();
        Frame delta = nextDelta();
        if (delta != null) {
            delta.release();
        }
    }

    /** What continues a position: missed deltas, or nothing; null if only a snapshot does. */
    @Nullable List<Frame> missedSince(Position position) {
        if (!position.epoch().equals(epoch)
                || position.offset() < 0
                || position.offset() > offset) {
            return null;
        }
        return position.offset() == offset ? List.of() : log.after(position.offset());
    }

    boolean isEpoch(String candidate) {
        return candidate.equals(epoch);
    }

    /**
     * The whole state as of the newest delta or later; the caller owns one reference. Shared for a
     * moment, so that many screens that come at once cost one: what has changed since comes with
     * the next delta.
     */
    Frame snapshot() {
        long nowMillis = clock.millis();
        if (snapshot == null || nowMillis - snapshotTakenAtMillis > MAX_SNAPSHOT_AGE_MILLIS) {
            forgetSnapshot();
            snapshot = Frame.of(snapshotMessage(nowMillis));
            snapshotTakenAtMillis = nowMillis;
        }
        return snapshot.retain();
    }

    /** Drops what became too old. */
    void trim() {
        log.trim(clock.millis());
        pending.removeIf(id -> site.find(id, entryOf(id)) == null);
        pendingAlertIds.removeIf(id -> site.findAlert(id) == null);
        forgetSnapshot();
    }

    /** Releases all frames; the channel is not used any more. */
    void close() {
        log.clear();
        forgetSnapshot();
    }

    private Frame append(List<LiveResult> results, List<LiveAlert> alerts) {
        offset++;
        forgetSnapshot();
        long nowMillis = clock.millis();
        Frame frame =
                Frame.of(
                        new ServerMessage.Delta(
                                name,
                                epoch,
                                offset,
                                nowMillis,
                                watermarkMillis.getAsLong(),
                                results,
                                alerts),
                        oldestArrival(results));
        log.append(offset, frame.retain(), nowMillis);
        return frame;
    }

    private ServerMessage.Snapshot snapshotMessage(long nowMillis) {
        return new ServerMessage.Snapshot(
                name,
                epoch,
                offset,
                nowMillis,
                watermarkMillis.getAsLong(),
                site.results(view).stream().map(LiveResults::of).toList(),
                site.alerts().stream().map(LiveAlerts::of).toList());
    }

    private ViewDefinition.Entry entryOf(ResultId id) {
        ViewDefinition.Entry entry =
                entries.get(new ResultKind(id.metric().id(), id.window().id()));
        if (entry == null) {
            throw new IllegalStateException("pending result outside of the view: " + id);
        }
        return entry;
    }

    private void forgetSnapshot() {
        if (snapshot != null) {
            snapshot.release();
            snapshot = null;
        }
    }

    private static long oldestArrival(List<LiveResult> results) {
        return results.stream()
                .mapToLong(LiveResult::oldestReceivedAtMillis)
                .filter(millis -> millis != 0)
                .min()
                .orElse(0);
    }
}
