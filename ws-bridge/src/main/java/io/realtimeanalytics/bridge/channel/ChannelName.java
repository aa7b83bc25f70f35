package io.realtimeanalytics.bridge.channel;

import java.util.Optional;

/** Name of a channel: {@code site:<siteId>:<view>}. */
public record ChannelName(String siteId, String view) {

    private static final String SITE_PREFIX = "site:";

    /** The channel of that name; empty if it has another form. */
    public static Optional<ChannelName> parse(String text) {
        int viewSeparator = text.lastIndexOf(':');
        if (!text.startsWith(SITE_PREFIX) || viewSeparator <= SITE_PREFIX.length()) {
            return Optional.empty();
        }
        return Optional.of(
                new ChannelName(
                        text.substring(SITE_PREFIX.length(), viewSeparator),
                        text.substring(viewSeparator + 1)));
    }

    @Override
    public String toString() {
        return SITE_PREFIX + siteId + ':' + view;
    }
}
