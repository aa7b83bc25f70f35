package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.bridge.filter.Ago;
import io.realtimeanalytics.bridge.filter.FactChange;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.bridge.state.LiveState;
import io.realtimeanalytics.bridge.state.Outcome;
import io.realtimeanalytics.bridge.state.SiteState;
import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.bridge.trace.ResultTraces;
import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.live.ServerMessage;
import io.realtimeanalytics.event.result.ResultKeys;
import io.realtimeanalytics.tracing.Hop;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All channels over one state: takes results in, gives frames out.
 *
 * <p>Confined to the state thread, which is the only one that touches the state and the channels.
 * What leaves it are immutable frames, handed to outlets and subscriptions.
 */
public final class Channels {

    /** So long may all its screens be away, and still get no more than what they missed. */
    static final Duration UNWATCHED_LIFETIME = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private final LiveState state;
    private final Map<String, ViewDefinition> views = new HashMap<>();
    private final BridgeMetrics metrics;
    private final ResultTraces traces;
    private final Clock clock;
    private final Map<String, LiveChannel> channels = new HashMap<>();
    private final Map<String, List<LiveChannel>> channelsBySite = new HashMap<>();
    private final Set<Outcome> reported = EnumSet.noneOf(Outcome.class);
    private final Set<LiveChannel> changedChannels = new LinkedHashSet<>();
    private final FilteredChannels filtered;

    /**
     * @param views what can be subscribed to of each site
     * @param maxFilterEvents of half an hour that are kept for filtered channels
     */
    public Channels(
            LiveState state,
            List<ViewDefinition> views,
            int maxFilterEvents,
            BridgeMetrics metrics,
            ResultTraces traces,
            Clock clock) {
        this.state = state;
        this.filtered = new FilteredChannels(maxFilterEvents, state::watermarkMillis, clock);
        this.metrics = metrics;
        this.traces = traces;
        this.clock = clock;
        views.forEach(view -> this.views.put(view.name(), view));
    }

    LiveState state() {
        return state;
    }

    /** Takes a result into account; the next {@link #flush} tells the subscribers. */
    void apply(MetricResult result) {
        Outcome outcome = state.apply(result);
        metrics.countResult(outcome.label());
        if (outcome.isSuspicious() && reported.add(outcome)) {
            LOG.warn(
                    "ignored a result as {}: {} (further ones of this kind are counted)",
                    outcome.label(),
                    ResultKeys.keyOf(result));
        }
        Hop hop = traces.take(result);
        if (outcome == Outcome.CHANGED) {
            tell(result.getSiteId(), channel -> channel.changed(result));
        }
        if (hop != null) {
            follow(hop, result, outcome);
        }
    }

    private void follow(Hop hop, MetricResult result, Outcome outcome) {
        for (LiveChannel channel : channelsBySite.getOrDefault(result.getSiteId(), List.of())) {
            if (changedChannels.contains(channel) && channel.isPending(result)) {
                traces.awaitPaint(hop);
                channel.traced(hop);
                return;
            }
        }
        hop.with("outcome", outcome == Outcome.CHANGED ? "nobody watches" : outcome.label()).end();
    }

    /** Takes an alert into account; the next {@link #flush} tells the subscribers. */
    void apply(Alert alert) {
        if (state.apply(alert)) {
            tell(alert.getSiteId(), channel -> channel.changed(alert));
        }
    }

    /** Takes a session into account; the next {@link #flush} tells the subscribers. */
    void apply(Session session) {
        if (state.apply(session)) {
            tell(session.getSiteId(), channel -> channel.changed(session));
        }
    }

    /** Takes what an event adds into account; {@link #collectFiltered} notes what that changed. */
    void apply(Ago ago, FactChange change) {
        filtered.apply(ago, change);
    }

    /** Brings filtered channels up to date; the next {@link #flush} tells the subscribers. */
    void collectFiltered() {
        filtered.collect(
                channel -> {
                    if (channel.isWatched()) {
                        changedChannels.add(channel);
                    }
                },
                Channels::refuse);
    }

    /** Whether opening a channel takes no time to speak of. */
    boolean isOpenAtOnce(String name) {
        return channels.containsKey(name)
                || ChannelName.parse(name).filter(ChannelName::isFiltered).isEmpty();
    }

    FilteredChannels filtered() {
        return filtered;
    }

    private void tell(String siteId, Predicate<LiveChannel> change) {
        for (LiveChannel channel : channelsBySite.getOrDefault(siteId, List.of())) {
            if (change.test(channel) && channel.isWatched()) {
                changedChannels.add(channel);
            }
        }
    }

    boolean hasNews() {
        return !changedChannels.isEmpty();
    }

    /** Sends what changed since the last flush, one delta per channel. */
    void flush() {
        Map<Outlet, List<Broadcast>> broadcasts = new HashMap<>();
        for (LiveChannel channel : changedChannels) {
            Frame delta = channel.isWatched() ? channel.nextDelta() : null;
            if (delta != null) {
                for (Outlet outlet : channel.outlets()) {
                    broadcasts
                            .computeIfAbsent(outlet, unused -> new ArrayList<>())
                            .add(new Broadcast(channel.name(), delta.retain()));
                }
                delta.release();
            }
        }
        changedChannels.clear();
        broadcasts.forEach(Outlet::broadcast);
    }

    /** Names of the views of every site. */
    Set<String> viewNames() {
        return Set.copyOf(views.keySet());
    }

    /** Starts the flow to a subscription, at a position if that is possible. */
    void subscribe(Subscription subscription, @Nullable Position position) {
        LiveChannel channel = open(subscription.channel());
        List<Frame> missed = position == null ? null : channel.missedSince(position);
        metrics.countResume(resumeOf(channel, position, missed).label());
        subscription.deliver(missed != null ? missed : List.of(channel.snapshot()));
        channel.add(subscription.outlet());
    }

    /** Gives a subscription that skipped deltas the newest values of what it missed. */
    void resync(Subscription subscription, @Nullable Position position) {
        metrics.countResume(Resume.RESYNC.label());
        LiveChannel channel = open(subscription.channel());
        List<Frame> missed = position == null ? null : channel.missedSince(position);
        subscription.deliver(missed != null ? missed : List.of(channel.snapshot()));
    }

    /** Ends what {@link #subscribe} began. */
    void unsubscribe(Subscription subscription) {
        LiveChannel channel = channels.get(subscription.channel());
        if (channel != null) {
            channel.remove(subscription.outlet());
        }
    }

    /** The whole state of a known channel, as a subscriber would get it; the caller owns it. */
    Frame snapshot(String name) {
        return open(name).snapshot();
    }

    /** A heartbeat that names all listed sites. */
    ServerMessage.Heartbeat heartbeat() {
        return new ServerMessage.Heartbeat(
                clock.millis(), state.watermarkMillis(), state.listedSiteIds());
    }

    /** Drops what became too old: results, channels that nobody watches. */
    void trim() {
        state.evict();
        channels.values().forEach(LiveChannel::trim);
        long cutMillis = clock.millis() - UNWATCHED_LIFETIME.toMillis();
        channels.entrySet()
                .removeIf(
                        entry ->
                                closeIfUnwatchedSince(entry.getKey(), entry.getValue(), cutMillis));
        filtered.forget();
        metrics.state(state.size(), channels.size(), filtered.factCount());
    }

    void close() {
        channels.values().forEach(LiveChannel::close);
        channels.clear();
        channelsBySite.clear();
    }

    private boolean closeIfUnwatchedSince(String name, LiveChannel channel, long cutMillis) {
        if (channel.isWatched() || channel.unwatchedSinceMillis() > cutMillis) {
            return false;
        }
        channelsBySite.values().forEach(siblings -> siblings.remove(channel));
        channelsBySite.values().removeIf(List::isEmpty);
        changedChannels.remove(channel);
        filtered.close(name);
        channel.close();
        return true;
    }

    private LiveChannel open(String name) {
        LiveChannel channel = channels.computeIfAbsent(name, this::create);
        if (!channel.isWatched()) {
            channel.catchUp();
        }
        return channel;
    }

    private LiveChannel create(String text) {
        ChannelName name = ChannelName.parse(text).orElseThrow();
        String epoch = Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, 36);
        if (name.isFiltered()) {
            return filtered.create(text, name, epoch);
        }
        SiteState site = state.site(name.siteId());
        ViewDefinition view = views.get(name.view());
        if (site == null || view == null) {
            throw new IllegalArgumentException("channel: " + text + " (expected: a known one)");
        }
        LiveChannel channel =
                new LiveChannel(
                        name,
                        epoch,
                        new LiveChannel.Source(site, state::watermarkMillis),
                        view,
                        clock);
        channelsBySite.computeIfAbsent(name.siteId(), id -> new ArrayList<>()).add(channel);
        return channel;
    }

    /** Says to whoever watches a filtered channel that its numbers are not those of now. */
    private static void refuse(LiveChannel channel) {
        FilterProblem problem = FilterProblem.UNAVAILABLE;
        Frame refusal =
                Frame.of(
                        new ServerMessage.Failure(
                                problem.code(), problem.message(), channel.name()));
        for (Outlet outlet : channel.outlets()) {
            outlet.broadcast(List.of(new Broadcast(channel.name(), refusal.retain())));
        }
        refusal.release();
    }

    private static Resume resumeOf(
            LiveChannel channel, @Nullable Position position, @Nullable List<Frame> missed) {
        if (position == null) {
            return Resume.FRESH;
        }
        if (missed != null) {
            return missed.isEmpty() ? Resume.CURRENT : Resume.MISSED_DELTAS;
        }
        return channel.isEpoch(position.epoch()) ? Resume.OUT_OF_RANGE : Resume.OTHER_EPOCH;
    }
}
