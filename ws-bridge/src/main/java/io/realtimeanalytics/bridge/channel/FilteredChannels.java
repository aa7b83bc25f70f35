package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.bridge.filter.Ago;
import io.realtimeanalytics.bridge.filter.FactChange;
import io.realtimeanalytics.bridge.filter.FilteredSites;
import io.realtimeanalytics.bridge.filter.FilteredView;
import io.realtimeanalytics.bridge.filter.LiveSelection;
import io.realtimeanalytics.bridge.state.Outcome;
import io.realtimeanalytics.bridge.state.SeriesCatalogue;
import io.realtimeanalytics.bridge.state.SiteState;
import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.event.avro.MetricResult;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** The channels with a filter: each has a state of its own. Confined to the state thread. */
final class FilteredChannels {

    /** Distinct filters; each costs about as much as a site. */
    static final int MAX_OPEN = 200;

    private static final SeriesCatalogue CATALOGUE =
            new SeriesCatalogue(List.of(FilteredView.DEFINITION));

    private final int maxEvents;
    private final LongSupplier watermarkMillis;
    private final Clock clock;
    private final Map<Ago, FilteredSites> sites = new EnumMap<>(Ago.class);
    private final Map<String, Open> open = new HashMap<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Set<Ago> overfull = ConcurrentHashMap.newKeySet();

    private record Open(LiveChannel channel, SiteState state, Ago ago) {}

    /**
     * @param maxEvents of half an hour that are kept
     * @param watermarkMillis of the platform
     */
    FilteredChannels(int maxEvents, LongSupplier watermarkMillis, Clock clock) {
        this.maxEvents = maxEvents;
        this.watermarkMillis = watermarkMillis;
        this.clock = clock;
    }

    /** Whether one more may be opened, or that one is open. Thread-safe. */
    boolean hasRoomFor(String name) {
        return names.contains(name) || names.size() < MAX_OPEN;
    }

    /** Whether filters are off, or there was too much of that present to keep. Thread-safe. */
    boolean isOverfull(Ago ago) {
        return maxEvents == 0 || overfull.contains(ago);
    }

    /** Begins what {@link #advance} goes on with. */
    void begin(String text) {
        ChannelName name = ChannelName.parse(text).orElseThrow();
        LiveSelection selection = LiveSelection.parse(name.filter());
        sitesOf(selection.ago())
                .begin(text, name.siteId(), selection.filter(), watermarkOf(selection.ago()));
    }

    /** Goes on until a time; whether the channel can be created at once. */
    boolean advance(String text, long untilNanos) {
        return sitesOf(selectionOf(text).ago()).advance(text, untilNanos);
    }

    /** Nobody waits for it any more. */
    void abandon(String text) {
        sitesOf(selectionOf(text).ago()).close(text);
    }

    private static LiveSelection selectionOf(String text) {
        return LiveSelection.parse(ChannelName.parse(text).orElseThrow().filter());
    }

    /** What has not been counted yet is counted here. */
    LiveChannel create(String text, ChannelName name, String epoch) {
        Ago ago = selectionOf(text).ago();
        FilteredSites present = sitesOf(ago);
        if (!present.isBegun(text)) {
            begin(text);
        }
        present.advance(text, Long.MAX_VALUE);
        SiteState state = new SiteState();
        LiveChannel channel =
                new LiveChannel(
                        name,
                        epoch,
                        new LiveChannel.Source(state, () -> watermarkOf(ago)),
                        FilteredView.DEFINITION,
                        clock);
        Open created = new Open(channel, state, ago);
        List<MetricResult> all = present.takeAll(text, watermarkOf(ago));
        all.forEach(result -> applyTo(created, result));
        open.put(text, created);
        names.add(text);
        return channel;
    }

    void close(String name) {
        Open closed = open.remove(name);
        if (closed != null) {
            sitesOf(closed.ago()).close(name);
            names.remove(name);
        }
    }

    void apply(Ago ago, FactChange change) {
        sitesOf(ago).apply(change);
    }

    /**
     * Notes what changed since the last call.
     *
     * @param changed told of channels that have news
     * @param lost told once of channels whose numbers will not be those of now any more
     */
    void collect(Consumer<LiveChannel> changed, Consumer<LiveChannel> lost) {
        sites.forEach(
                (ago, each) -> {
                    if (each.isOverfull() && overfull.add(ago)) {
                        open.values().stream()
                                .filter(channel -> channel.ago() == ago)
                                .forEach(channel -> lost.accept(channel.channel()));
                    }
                });
        sites.forEach(
                (ago, each) ->
                        each.takeChanges(
                                watermarkOf(ago),
                                (name, results) -> {
                                    Open target = open.get(name);
                                    if (target != null) {
                                        results.forEach(result -> applyTo(target, result));
                                        changed.accept(target.channel());
                                    }
                                }));
    }

    /** Drops what became too old. */
    void forget() {
        sites.forEach((ago, each) -> each.forget(watermarkOf(ago)));
        open.values().forEach(each -> each.state().evictBefore(watermarkOf(each.ago())));
    }

    /** Drops all events of a present that is not read any more. */
    void forget(Ago ago) {
        sites.remove(ago);
        overfull.remove(ago);
    }

    /** The presents that somebody watches. */
    Set<Ago> used() {
        return open.values().stream().map(Open::ago).collect(Collectors.toSet());
    }

    /** Events in memory. */
    int factCount() {
        return sites.values().stream().mapToInt(FilteredSites::size).sum();
    }

    private FilteredSites sitesOf(Ago ago) {
        return sites.computeIfAbsent(ago, key -> new FilteredSites(maxEvents, clock));
    }

    /** What is complete of that present. */
    private long watermarkOf(Ago ago) {
        long millis = watermarkMillis.getAsLong();
        return millis == 0 ? 0 : millis - ago.duration().toMillis();
    }

    private void applyTo(Open target, MetricResult result) {
        ViewDefinition.Entry entry = CATALOGUE.find(result.getMetric(), result.getWindow());
        if (entry != null
                && target.state().apply(result, entry, watermarkOf(target.ago()))
                        == Outcome.CHANGED) {
            target.channel().changed(result);
        }
    }
}
