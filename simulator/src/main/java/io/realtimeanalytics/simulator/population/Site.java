package io.realtimeanalytics.simulator.population;

import io.realtimeanalytics.simulator.chance.Weighted;

/**
 * A simulated website.
 *
 * @param id tenant's id
 * @param host host name of its pages
 * @param catalogue what it offers
 * @param countries where its visitors live
 * @param entries how they come
 */
public record Site(
        String id,
        String host,
        Catalogue catalogue,
        Weighted<Country> countries,
        Weighted<Entry> entries) {

    /** The site of that id: its name decides what it sells. */
    public static Site of(String id) {
        Theme theme = Theme.of(id);
        return new Site(
                id, id + ".example", Catalogue.of(theme), theme.countries(), Entries.of(id));
    }

    /** Full address of a path on this site. */
    public String url(String path) {
        return "https://" + host + path;
    }
}
