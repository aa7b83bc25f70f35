package io.realtimeanalytics.bridge.filter;

import io.realtimeanalytics.event.avro.MetricResult;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recent facts of all sites, and the filtered views that somebody watches. Confined to the
 * state thread.
 */
public final class FilteredSites {

    private static final Logger LOG = LoggerFactory.getLogger(FilteredSites.class);

    // Event time never runs ahead of the collectors' clocks; theirs may differ from ours a little.
    private static final long CLOCK_TOLERANCE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final int maxFacts;
    private final Clock clock;
    private final Map<String, RecentFacts> factsBySite = new HashMap<>();
    private final Map<String, View> views = new HashMap<>();
    private final Map<String, LoadingView> loadings = new HashMap<>();
    private int factCount;
    private boolean isOverfull;

    private record View(String siteId, FilteredSite site) {}

    private record LoadingView(String siteId, Loading loading) {}

    /**
     * @param maxFacts events of the last half hour that are kept; with more, or if this is 0, there
     *     are no filters
     */
    public FilteredSites(int maxFacts, Clock clock) {
        this.maxFacts = maxFacts;
        this.isOverfull = maxFacts == 0;
        this.clock = clock;
    }

    /** Takes a change into account; {@link #takeChanges} tells of it. */
    public void apply(FactChange change) {
        Fact fact = change.fact();
        if (isOverfull || fact.timeMillis() > clock.millis() + CLOCK_TOLERANCE_MILLIS) {
            return;
        }
        RecentFacts facts = factsBySite.computeIfAbsent(fact.siteId(), id -> new RecentFacts());
        factCount -= facts.size();
        facts.apply(change);
        factCount += facts.size();
        for (View view : views.values()) {
            if (view.siteId().equals(fact.siteId())) {
                view.site().apply(change);
            }
        }
        for (LoadingView loading : loadings.values()) {
            if (loading.siteId().equals(fact.siteId())) {
                loading.loading().add(change);
            }
        }
        if (factCount > maxFacts) {
            giveUp();
        }
    }

    /**
     * Begins to count what a filter lets through, from all that is in memory; {@link #advance} goes
     * on with it.
     *
     * @param channel name under which changes are told
     */
    public void begin(String channel, String siteId, Filter filter, long watermarkMillis) {
        RecentFacts facts = factsBySite.computeIfAbsent(siteId, id -> new RecentFacts());
        FilteredSite site = new FilteredSite(siteId, filter, watermarkMillis);
        loadings.put(channel, new LoadingView(siteId, new Loading(site, facts)));
    }

    /** Whether it has begun, and may be open already. */
    public boolean isBegun(String channel) {
        return loadings.containsKey(channel) || views.containsKey(channel);
    }

    /** Goes on until a time; whether the view is open. */
    public boolean advance(String channel, long untilNanos) {
        LoadingView loading = loadings.get(channel);
        if (loading == null) {
            return true;
        }
        if (!loading.loading().advance(untilNanos)) {
            return false;
        }
        loadings.remove(channel);
        views.put(channel, new View(loading.siteId(), loading.loading().site()));
        return true;
    }

    /** Everything that an open view has to show. */
    public List<MetricResult> takeAll(String channel, long watermarkMillis) {
        View view = views.get(channel);
        return view == null ? List.of() : view.site().takeChanges(watermarkMillis);
    }

    /** Ends what {@link #begin} began. */
    public void close(String channel) {
        loadings.remove(channel);
        views.remove(channel);
    }

    /** Tells what changed since the last call, for each open view that changed. */
    public void takeChanges(long watermarkMillis, BiConsumer<String, List<MetricResult>> out) {
        views.forEach(
                (channel, view) -> {
                    List<MetricResult> changes = view.site().takeChanges(watermarkMillis);
                    if (!changes.isEmpty()) {
                        out.accept(channel, changes);
                    }
                });
    }

    /** Forgets what no window contains any more. */
    public void forget(long watermarkMillis) {
        factCount = 0;
        for (RecentFacts facts : factsBySite.values()) {
            facts.forgetBefore(watermarkMillis);
            factCount += facts.size();
        }
    }

    /** Events in memory. */
    public int size() {
        return factCount;
    }

    /** Whether there was so much traffic that nothing is counted here any more. */
    public boolean isOverfull() {
        return isOverfull;
    }

    // Half of the events would give wrong numbers: better none.
    private void giveUp() {
        isOverfull = true;
        factsBySite.clear();
        views.clear();
        loadings.clear();
        factCount = 0;
        LOG.warn(
                "more than {} events in half an hour: no filtered views of that time any more;"
                        + " raise BRIDGE_FILTER_MAX_EVENTS and start again",
                maxFacts);
    }
}
