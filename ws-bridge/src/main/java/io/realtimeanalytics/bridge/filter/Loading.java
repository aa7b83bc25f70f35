package io.realtimeanalytics.bridge.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts what is in memory for a new filter, a slice at a time: screens go on hearing meanwhile.
 * Confined to the state thread.
 */
final class Loading {

    private static final int SLICE = 500;

    private final FilteredSite site;
    private final List<Fact> facts;
    private final List<FactChange> later = new ArrayList<>();
    private int next;

    Loading(FilteredSite site, RecentFacts facts) {
        this.site = site;
        this.facts = facts.copy();
    }

    FilteredSite site() {
        return site;
    }

    /** What comes while it loads. */
    void add(FactChange change) {
        later.add(change);
    }

    /** Goes on until a time; whether it is done. */
    boolean advance(long untilNanos) {
        while (next < facts.size()) {
            int end = Math.min(next + SLICE, facts.size());
            while (next < end) {
                site.load(facts.get(next++));
            }
            if (System.nanoTime() >= untilNanos) {
                return false;
            }
        }
        site.loaded();
        later.forEach(site::apply);
        later.clear();
        return true;
    }
}
