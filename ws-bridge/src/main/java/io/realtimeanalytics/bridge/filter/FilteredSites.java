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
    private int factCount;
    private boolean isOverfull;

    private record View(String siteId, FilteredSite site) {}

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
        if (factCount > maxFacts) {
            giveUp();
        }
    }

    /**
     * Begins to count what a filter lets through, from all that is in memory.
     *
     * @param channel name under which changes are told
     * @return everything that there is to show
     */
    public List<MetricResult> open(
            String channel, String siteId, Filter filter, long watermarkMillis) {
        RecentFacts facts = factsBySite.computeIfAbsent(siteId, id -> new RecentFacts());
        FilteredSite site = new FilteredSite(siteId, filter, facts, watermarkMillis);
        views.put(channel, new View(siteId, site));
        return site.takeChanges(watermarkMillis);
    }

    /** Ends what {@link #open} began. */
    public void close(String channel) {
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
        factCount = 0;
        LOG.warn(
                "more than {} events in half an hour: no filtered views any more"
                        + " (BRIDGE_FILTER_MAX_EVENTS)",
                maxFacts);
    }
}
