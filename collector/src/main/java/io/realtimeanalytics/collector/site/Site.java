package io.realtimeanalytics.collector.site;

import java.util.Set;

/**
 * A website that may send events.
 *
 * @param id name of the site, as in {@code site_id}
 * @param allowsAnyOrigin browsers may send from everywhere
 * @param origins else the exact origins that browsers may send from
 */
public record Site(String id, boolean allowsAnyOrigin, Set<String> origins) {

    /** Defensive copy. */
    public Site {
        origins = Set.copyOf(origins);
    }

    /** Whether a browser's page of that origin may send events of this site. Exact match only. */
    public boolean allows(String origin) {
        return allowsAnyOrigin || origins.contains(origin);
    }
}
