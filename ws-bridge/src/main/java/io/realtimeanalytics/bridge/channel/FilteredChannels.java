package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.bridge.filter.FactChange;
import io.realtimeanalytics.bridge.filter.Filter;
import io.realtimeanalytics.bridge.filter.FilteredSites;
import io.realtimeanalytics.bridge.filter.FilteredView;
import io.realtimeanalytics.bridge.state.Outcome;
import io.realtimeanalytics.bridge.state.SeriesCatalogue;
import io.realtimeanalytics.bridge.state.SiteState;
import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.event.avro.MetricResult;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The channels with a filter: each has a state of its own. Confined to the state thread. */
final class FilteredChannels {

    /** Distinct filters; each costs about as much as a site. */
    static final int MAX_OPEN = 200;

    private static final SeriesCatalogue CATALOGUE =
            new SeriesCatalogue(List.of(FilteredView.DEFINITION));

    private final FilteredSites sites;
    private final LongSupplier watermarkMillis;
    private final Clock clock;
    private final Map<String, Open> open = new HashMap<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    private record Open(LiveChannel channel, SiteState state) {}

    /**
     * @param watermarkMillis of the platform
     */
    FilteredChannels(FilteredSites sites, LongSupplier watermarkMillis, Clock clock) {
        this.sites = sites;
        this.watermarkMillis = watermarkMillis;
        this.clock = clock;
    }

    /** Whether one more may be opened, or that one is open. Thread-safe. */
    boolean hasRoomFor(String name) {
        return names.contains(name) || names.size() < MAX_OPEN;
    }

    boolean isOverfull() {
        return sites.isOverfull();
    }

    LiveChannel create(String text, ChannelName name, String epoch) {
        SiteState state = new SiteState();
        LiveChannel channel =
                new LiveChannel(
                        name,
                        epoch,
                        new LiveChannel.Source(state, watermarkMillis),
                        FilteredView.DEFINITION,
                        clock);
        Open created = new Open(channel, state);
        List<MetricResult> all =
                sites.open(
                        text,
                        name.siteId(),
                        Filter.parse(name.filter()),
                        watermarkMillis.getAsLong());
        all.forEach(result -> applyTo(created, result));
        open.put(text, created);
        names.add(text);
        return channel;
    }

    void close(String name) {
        sites.close(name);
        open.remove(name);
        names.remove(name);
    }

    void apply(FactChange change) {
        sites.apply(change);
    }

    /** Notes what changed since the last call; tells the channels concerned. */
    void collect(Consumer<LiveChannel> out) {
        sites.takeChanges(
                watermarkMillis.getAsLong(),
                (name, results) -> {
                    Open changed = open.get(name);
                    if (changed != null) {
                        results.forEach(result -> applyTo(changed, result));
                        out.accept(changed.channel());
                    }
                });
    }

    /** Drops what became too old. */
    void forget() {
        sites.forget(watermarkMillis.getAsLong());
        open.values().forEach(each -> each.state().evictBefore(watermarkMillis.getAsLong()));
    }

    /** Events in memory. */
    int factCount() {
        return sites.size();
    }

    private void applyTo(Open target, MetricResult result) {
        ViewDefinition.Entry entry = CATALOGUE.find(result.getMetric(), result.getWindow());
        if (entry != null
                && target.state().apply(result, entry, watermarkMillis.getAsLong())
                        == Outcome.CHANGED) {
            target.channel().changed(result);
        }
    }
}
