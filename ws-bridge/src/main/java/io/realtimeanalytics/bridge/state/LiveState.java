package io.realtimeanalytics.bridge.state;

import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of everything that some view shows, for all sites. Confined to the state thread.
 *
 * <p>Two bridges that have seen the same records hold the same state, in whatever order and however
 * often the records came. Memory is bounded: sites are, and so are the windows kept of each.
 */
public final class LiveState {

    /** More sites than this are counted and ignored. */
    static final int MAX_SITES = 1_000;

    // Event time never runs ahead of the collectors' clocks; theirs may differ from ours a little.
    private static final long CLOCK_TOLERANCE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final SeriesCatalogue catalogue;
    private final Clock clock;
    private final TreeMap<String, SiteState> sites = new TreeMap<>();
    private final Set<String> unlistedSites;
    private long watermarkMillis;

    /**
     * @param configuredSites known before their first result
     */
    public LiveState(
            Collection<ViewDefinition> views, Collection<String> configuredSites, Clock clock) {
        this(views, configuredSites, Set.of(), clock);
    }

    /**
     * @param configuredSites known before their first result
     * @param unlistedSites likewise, but left out where sites are listed
     */
    public LiveState(
            Collection<ViewDefinition> views,
            Collection<String> configuredSites,
            Collection<String> unlistedSites,
            Clock clock) {
        this.catalogue = new SeriesCatalogue(views);
        this.clock = clock;
        this.unlistedSites = Set.copyOf(unlistedSites);
        configuredSites.forEach(site -> sites.put(site, new SiteState()));
        unlistedSites.forEach(site -> sites.put(site, new SiteState()));
    }

    /** Takes a result from Kafka into account. */
    public Outcome apply(MetricResult result) {
        long latestMillis = clock.millis() + CLOCK_TOLERANCE_MILLIS;
        advanceWatermark(result.getWatermark(), latestMillis);
        ViewDefinition.Entry definition = catalogue.find(result.getMetric(), result.getWindow());
        if (definition == null) {
            return Outcome.NOT_SHOWN;
        }
        long sizeMillis = result.getWindowEnd() - result.getWindowStart();
        if (sizeMillis != definition.window().sizeMillis()) {
            return Outcome.MALFORMED;
        }
        // Counting back from a window of the future would evict all that is true now.
        if (result.getWindowEnd() - definition.window().slideMillis() > latestMillis) {
            return Outcome.PREMATURE;
        }
        SiteState site = siteOf(result.getSiteId());
        if (site == null) {
            return Outcome.TOO_MANY_SITES;
        }
        return site.apply(result, definition, watermarkMillis);
    }

    /** Whether an alert from Kafka changed what is shown. */
    public boolean apply(Alert alert) {
        SiteState site = siteOf(alert.getSiteId());
        return site != null && site.apply(alert);
    }

    /** Whether a session from Kafka changed what is shown. */
    public boolean apply(Session session) {
        SiteState site = siteOf(session.getSiteId());
        return site != null && site.apply(session);
    }

    /** The state of a site, null if it is neither configured nor was seen in a result. */
    public @Nullable SiteState site(String siteId) {
        return sites.get(siteId);
    }

    /** All known sites. */
    public SortedSet<String> siteIds() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(sites.keySet()));
    }

    /** Those of them that are listed, in alphabetical order. */
    public List<String> listedSiteIds() {
        return sites.keySet().stream().filter(site -> !unlistedSites.contains(site)).toList();
    }

    /** How many sites are known. */
    public int siteCount() {
        return sites.size();
    }

    /** Greatest watermark seen; 0 before the first. */
    public long watermarkMillis() {
        return watermarkMillis;
    }

    /** Drops what no view shows any more. */
    public void evict() {
        sites.values().forEach(site -> site.evictBefore(watermarkMillis));
    }

    /** How many results are held. */
    public int size() {
        return sites.values().stream().mapToInt(SiteState::size).sum();
    }

    // A job whose input ends says "complete for ever": not a time to show.
    private void advanceWatermark(long candidateMillis, long latestMillis) {
        if (candidateMillis <= latestMillis) {
            watermarkMillis = Math.max(watermarkMillis, candidateMillis);
        }
    }

    private @Nullable SiteState siteOf(String siteId) {
        SiteState known = sites.get(siteId);
        if (known != null || sites.size() >= MAX_SITES) {
            return known;
        }
        SiteState created = new SiteState();
        sites.put(siteId, created);
        return created;
    }
}
