package io.realtimeanalytics.bridge.access;

import io.realtimeanalytics.bridge.channel.ChannelName;
import io.realtimeanalytics.bridge.filter.Filter;
import io.realtimeanalytics.bridge.filter.LiveSelection;
import java.util.List;
import java.util.Set;

/**
 * Somebody who was let in.
 *
 * @param id the same for the same person, and says nothing of who that is
 * @param kind how they were let in: {@link #BY_DEMO}, {@link #BY_TOKEN} or {@link #BY_SHARE}
 * @param sites that they may see; {@link #ALL_SITES} in it stands for every one
 * @param only the events that they may see; {@link Filter#ALL} for all
 * @param expiresAtMillis when they have to show a new token; {@link Long#MAX_VALUE} for never
 */
public record Holder(String id, String kind, Set<String> sites, Filter only, long expiresAtMillis) {

    /** Nobody signs in. */
    public static final String BY_DEMO = "demo";

    /** They have a token of the provider. */
    public static final String BY_TOKEN = "token";

    /** They have a link that somebody shared. */
    public static final String BY_SHARE = "share";

    /** Stands for every site, in a set of sites. */
    public static final String ALL_SITES = "*";

    /** Everybody, where nobody signs in. */
    public static final Holder DEMO =
            new Holder("demo", BY_DEMO, Set.of(ALL_SITES), Filter.ALL, Long.MAX_VALUE);

    public Holder {
        sites = Set.copyOf(sites);
    }

    /** Whether they may see a site. */
    public boolean maySee(String siteId) {
        return seesAll() || sites.contains(siteId);
    }

    /**
     * Whether they may see a channel. Who may see only some events sees only channels whose filter
     * asks for no others.
     */
    public boolean maySee(ChannelName channel) {
        if (!maySee(channel.siteId())) {
            return false;
        }
        if (seesAllEvents()) {
            return true;
        }
        try {
            return channel.isFiltered()
                    && LiveSelection.parse(channel.filter()).filter().isWithin(only);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether all events of their sites are theirs to see. */
    public boolean seesAllEvents() {
        return only.equals(Filter.ALL);
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
