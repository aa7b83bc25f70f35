package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.bridge.filter.Ago;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Which presents are being read. That of now always is; an earlier one from when somebody asks for
 * it until nobody has watched it for a while. Confined to the state thread, but for {@link
 * #isReady}.
 */
final class FactFeeds {

    private static final long UNUSED_LIFETIME_MILLIS = Duration.ofMinutes(5).toMillis();

    private final Function<Ago, Runnable> opener;
    private final Clock clock;
    private final Map<Ago, Feed> feeds = new EnumMap<>(Ago.class);
    private final Set<Ago> ready = ConcurrentHashMap.newKeySet();

    private record Feed(Runnable stop, long usedAtMillis) {}

    /**
     * @param opener starts the reading of a present, and gives what stops it
     */
    FactFeeds(Function<Ago, Runnable> opener, Clock clock) {
        this.opener = opener;
        this.clock = clock;
    }

    /** Whether all that is in its windows has been read. Thread-safe. */
    boolean isReady(Ago ago) {
        return ready.contains(ago);
    }

    /** Somebody wants to watch it. */
    void want(Ago ago) {
        Feed known = feeds.get(ago);
        Runnable stop = known == null ? opener.apply(ago) : known.stop();
        feeds.put(ago, new Feed(stop, clock.millis()));
    }

    void readUp(Ago ago) {
        if (feeds.containsKey(ago)) {
            ready.add(ago);
        }
    }

    /**
     * Stops what nobody has used for long.
     *
     * @param used those that are watched now
     * @return those that were stopped
     */
    Set<Ago> stopUnused(Set<Ago> used) {
        used.forEach(this::want);
        long cutMillis = clock.millis() - UNUSED_LIFETIME_MILLIS;
        Set<Ago> stopped = ConcurrentHashMap.newKeySet();
        feeds.forEach(
                (ago, feed) -> {
                    if (ago != Ago.NOW && feed.usedAtMillis() < cutMillis) {
                        stopped.add(ago);
                    }
                });
        stopped.forEach(this::stop);
        return stopped;
    }

    void stopAll() {
        Set.copyOf(feeds.keySet()).forEach(this::stop);
    }

    private void stop(Ago ago) {
        ready.remove(ago);
        Feed feed = feeds.remove(ago);
        if (feed != null) {
            feed.stop().run();
        }
    }
}
