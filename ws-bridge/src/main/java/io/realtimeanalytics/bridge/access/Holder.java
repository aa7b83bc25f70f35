package io.realtimeanalytics.bridge.access;

import java.util.List;
import java.util.Set;

/**
 * Somebody who was let in.
 *
 * @param id the same for the same person, and says nothing of who that is
 * @param kind how they were let in: demo or token
 * @param sites that they may see; {@link #ALL_SITES} in it stands for every one
 * @param expiresAtMillis when they have to show a new token; {@link Long#MAX_VALUE} for never
 */
public record Holder(String id, String kind, Set<String> sites, long expiresAtMillis) {

    /** Stands for every site, in a set of sites. */
    public static final String ALL_SITES = "*";

    /** Everybody, where nobody signs in. */
    public static final Holder DEMO = new Holder("demo", "demo", Set.of(ALL_SITES), Long.MAX_VALUE);

    public Holder {
        sites = Set.copyOf(sites);
    }

    /** Whether they may see a site. */
    public boolean maySee(String siteId) {
        return seesAll() || sites.contains(siteId);
    }

    /** Those of some sites that they may see, in the same order. */
    public List<String> visible(List<String> all) {
        return seesAll() ? all : all.stream().filter(sites::contains).toList();
    }

    /** Whether they may see every site. */
    public boolean seesAll() {
        return sites.contains(ALL_SITES);
    }
}
