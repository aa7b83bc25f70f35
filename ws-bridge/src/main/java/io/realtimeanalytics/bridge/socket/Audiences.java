package io.realtimeanalytics.bridge.socket;

import io.realtimeanalytics.bridge.channel.Broadcast;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The audiences of one event loop, found by what they listen to. Confined to its event loop. */
final class Audiences {

    private final Map<Set<String>, Audience> byChannels = new HashMap<>();
    private final Map<String, Set<Audience>> byChannel = new HashMap<>();

    /**
     * Moves a session from the audience it is in to that of other channels, and returns these: one
     * set for all of that audience.
     */
    Set<String> move(Session session, Set<String> from, Set<String> to) {
        Audience left = byChannels.get(from);
        if (left != null) {
            left.remove(session);
            if (left.isEmpty()) {
                drop(left);
            }
        }
        if (to.isEmpty()) {
            return Set.of();
        }
        Audience joined = byChannels.computeIfAbsent(Set.copyOf(to), this::create);
        joined.add(session);
        return joined.channels();
    }

    /** Offers each session what its channels bring. */
    void deliver(List<Broadcast> broadcasts) {
        Set<Audience> concerned = new LinkedHashSet<>();
        for (Broadcast broadcast : broadcasts) {
            for (Audience audience : byChannel.getOrDefault(broadcast.channel(), Set.of())) {
                audience.collect(broadcast);
                concerned.add(audience);
            }
        }
        concerned.forEach(Audience::deliver);
    }

    private Audience create(Set<String> channels) {
        Audience audience = new Audience(channels);
        channels.forEach(
                channel ->
                        byChannel
                                .computeIfAbsent(channel, name -> new LinkedHashSet<>())
                                .add(audience));
        return audience;
    }

    private void drop(Audience audience) {
        byChannels.remove(audience.channels());
        for (String channel : audience.channels()) {
            byChannel.computeIfPresent(
                    channel,
                    (name, audiences) -> {
                        audiences.remove(audience);
                        return audiences.isEmpty() ? null : audiences;
                    });
        }
    }
}
