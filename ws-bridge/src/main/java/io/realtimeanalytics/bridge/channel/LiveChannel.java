package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.bridge.state.ResultId;
import io.realtimeanalytics.bridge.state.SiteState;
import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.bridge.state.ViewDefinition.Extra;
import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.live.LiveSession;
import io.realtimeanalytics.event.live.ServerMessage;
import io.realtimeanalytics.tracing.Hop;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One sequence of deltas: an epoch, and an offset that grows by one with each delta.
 *
 * <p>Who comes back, or was too slow, gets what it missed as one delta with the newest values,
 * however much that was. Without subscribers nothing is encoded; what changed meanwhile counts as
 * one delta before the next subscriber is served, so the sequence never has a silent gap. Confined
 * to the state thread.
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
    private final List<Hop> pendingHops = new ArrayList<>();
    private final Set<String> pendingAlertIds = new LinkedHashSet<>();
    private final Set<String> pendingSessionIds = new LinkedHashSet<>();
    private final ChangeIndex<ResultId> toldResults = new ChangeIndex<>();
    private final ChangeIndex<String> toldAlerts = new ChangeIndex<>();
    private final ChangeIndex<String> toldSessions = new ChangeIndex<>();

    /** Catch-ups to the newest offset, by where they begin: many come back from the same place. */
    private final Map<Long, Frame> catchUps = new HashMap<>();

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

    /** Notes a result that the site's state has just taken over; whether it is shown here. */
    boolean changed(MetricResult result) {
        ViewDefinition.Entry entry =
                entries.get(new ResultKind(result.getMetric(), result.getWindow()));
        if (entry == null) {
            return false;
        }
        ResultId id = new ResultId(entry.metric(), entry.window(), result.getWindowStart());
        pending.add(id, result);
        return true;
    }

    /** Whether the next delta tells it. */
    boolean isPending(MetricResult result) {
        ViewDefinition.Entry entry =
                entries.get(new ResultKind(result.getMetric(), result.getWindow()));
        return entry != null
                && pending.contains(
                        new ResultId(entry.metric(), entry.window(), result.getWindowStart()));
    }

    /** Notes that one of the pending results is traced. */
    void traced(Hop hop) {
        pendingHops.add(hop);
    }

    /** Notes an alert that the site's state has just taken over; whether it is shown here. */
    boolean changed(Alert alert) {
        return view.extras().contains(Extra.ALERTS) && pendingAlertIds.add(alert.getAlertId());
    }

    /** Notes a session that the site's state has just taken over; whether it is shown here. */
    boolean changed(Session session) {
        return view.extras().contains(Extra.SESSIONS)
                && pendingSessionIds.add(session.getSessionId());
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
        List<LiveAlert> alerts = alertsOf(pendingAlertIds);
        List<LiveSession> sessions = sessionsOf(pendingSessionIds);
        if (!noteTold()) {
            return null;
        }
        List<Hop> hops = List.copyOf(pendingHops);
        pendingHops.clear();
        String traceparent = hops.isEmpty() ? null : hops.get(hops.size() - 1).traceparent();
        return Frame.of(
                delta(null, results, alerts, sessions, traceparent),
                oldestArrival(results),
                new Position(epoch, offset - 1),
                hops);
    }

    /** Counts what changed while nobody watched as one delta, which nobody gets. */
    void catchUp() {
        pendingHops.forEach(Hop::end);
        pendingHops.clear();
        noteTold();
    }

    /**
     * What continues a position: a delta with all that was missed, or nothing if that is nothing;
     * null if only a snapshot does. The caller owns one reference to each.
     */
    @Nullable List<Frame> missedSince(Position position) {
        if (!position.epoch().equals(epoch)
                || position.offset() < 0
                || position.offset() > offset) {
            return null;
        }
        if (position.offset() == offset) {
            return List.of();
        }
        return List.of(catchUps.computeIfAbsent(position.offset(), this::catchUpFrom).retain());
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
        Predicate<ResultId> isGone = id -> site.find(id, entryOf(id)) == null;
        pending.removeIf(isGone);
        toldResults.removeIf(isGone);
        pendingAlertIds.removeIf(id -> site.findAlert(id) == null);
        toldAlerts.removeIf(id -> site.findAlert(id) == null);
        pendingSessionIds.removeIf(id -> site.findSession(id) == null);
        toldSessions.removeIf(id -> site.findSession(id) == null);
        forgetFrames();
    }

    /** Releases all frames; the channel is not used any more. */
    void close() {
        forgetFrames();
    }

    /** Counts what is pending as told with the next offset; false if nothing is pending. */
    private boolean noteTold() {
        if (pending.isEmpty() && pendingAlertIds.isEmpty() && pendingSessionIds.isEmpty()) {
            return false;
        }
        offset++;
        forgetFrames();
        pending.forEach((id, arrivals) -> toldResults.told(id, offset));
        pendingAlertIds.forEach(id -> toldAlerts.told(id, offset));
        pendingSessionIds.forEach(id -> toldSessions.told(id, offset));
        pending.clear();
        pendingAlertIds.clear();
        pendingSessionIds.clear();
        return true;
    }

    /** Silent about arrivals: nobody waited for these events. */
    private Frame catchUpFrom(long since) {
        List<LiveResult> results = new ArrayList<>();
        for (ResultId id : toldResults.toldAfter(since)) {
            MetricResult newest = site.find(id, entryOf(id));
            if (newest != null) {
                results.add(LiveResults.of(newest));
            }
        }
        return Frame.of(
                delta(
                        since,
                        results,
                        alertsOf(toldAlerts.toldAfter(since)),
                        sessionsOf(toldSessions.toldAfter(since)),
                        null));
    }

    private List<LiveAlert> alertsOf(Collection<String> ids) {
        return ids.stream()
                .map(site::findAlert)
                .filter(Objects::nonNull)
                .map(LiveAlert::of)
                .toList();
    }

    private List<LiveSession> sessionsOf(Collection<String> ids) {
        return ids.stream()
                .map(site::findSession)
                .filter(Objects::nonNull)
                .map(LiveSession::of)
                .toList();
    }

    private ServerMessage.Delta delta(
            @Nullable Long since,
            List<LiveResult> results,
            List<LiveAlert> alerts,
            List<LiveSession> sessions,
            @Nullable String traceparent) {
        return new ServerMessage.Delta(
                name,
                epoch,
                offset,
                since,
                clock.millis(),
                watermarkMillis.getAsLong(),
                results,
                alerts,
                sessions,
                traceparent);
    }

    private ServerMessage.Snapshot snapshotMessage(long nowMillis) {
        return new ServerMessage.Snapshot(
                name,
                epoch,
                offset,
                nowMillis,
                watermarkMillis.getAsLong(),
                site.results(view).stream().map(LiveResults::of).toList(),
                view.extras().contains(Extra.ALERTS)
                        ? site.alerts().stream().map(LiveAlert::of).toList()
                        : List.of(),
                view.extras().contains(Extra.SESSIONS)
                        ? site.sessions().stream().map(LiveSession::of).toList()
                        : List.of());
    }

    private ViewDefinition.Entry entryOf(ResultId id) {
        ViewDefinition.Entry entry =
                entries.get(new ResultKind(id.metric().id(), id.window().id()));
        if (entry == null) {
            throw new IllegalStateException("pending result outside of the view: " + id);
        }
        return entry;
    }

    private void forgetFrames() {
        forgetSnapshot();
        catchUps.values().forEach(Frame::release);
        catchUps.clear();
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
