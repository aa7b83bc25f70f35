package io.realtimeanalytics.bridge.channel;

import java.util.Optional;

/**
 * Name of a channel: {@code site:<siteId>:<view>}, or with a filter {@code
 * site:<siteId>:<view>?<filter>}.
 *
 * @param filter empty without one
 */
public record ChannelName(String siteId, String view, String filter) {

    private static final String SITE_PREFIX = "site:";

    /** The channel of that name; empty if it has another form. */
    public static Optional<ChannelName> parse(String text) {
        int filterSeparator = text.indexOf('?');
        String name = filterSeparator < 0 ? text : text.substring(0, filterSeparator);
        int viewSeparator = name.lastIndexOf(':');
        if (!name.startsWith(SITE_PREFIX) || viewSeparator <= SITE_PREFIX.length()) {
            return Optional.empty();
        }
        if (filterSeparator == text.length() - 1) {
            return Optional.empty();
        }
        return Optional.of(
                new ChannelName(
                        name.substring(SITE_PREFIX.length(), viewSeparator),
                        name.substring(viewSeparator + 1),
                        filterSeparator < 0 ? "" : text.substring(filterSeparator + 1)));
    }

    /** Whether it shows only some of the events. */
    public boolean isFiltered() {
        return !filter.isEmpty();
    }

    @Override
    public String toString() {
        String name = SITE_PREFIX + siteId + ':' + view;
        return isFiltered() ? name + '?' + filter : name;
    }
}
