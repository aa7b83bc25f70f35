package io.realtimeanalytics.bridge.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.realtimeanalytics.bridge.channel.Broadcast;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The sessions of one event loop that have joined exactly the same channels. What a tick brings
 * them is joined once, so that each costs one write. Confined to its event loop.
 */
final class Audience {

    private final Set<String> channels;
    private final Set<Session> sessions = new LinkedHashSet<>();
    private final List<Broadcast> news = new ArrayList<>();

    Audience(Set<String> channels) {
        this.channels = channels;
    }

    Set<String> channels() {
        return channels;
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    void add(Session session) {
        sessions.add(session);
    }

    void remove(Session session) {
        sessions.remove(session);
    }

    /** Adds what the next {@link #deliver} brings. Does not take over the reference. */
    void collect(Broadcast broadcast) {
        news.add(broadcast);
    }

    void deliver() {
        ByteBuf joined = join(news);
        for (Session session : sessions) {
            session.offer(news, joined);
        }
        joined.release();
        news.clear();
    }

    /** The caller owns one reference. */
    private static ByteBuf join(List<Broadcast> broadcasts) {
        if (broadcasts.size() == 1) {
            return broadcasts.get(0).frame().retainedBytes();
        }
        int sizeBytes = broadcasts.stream().mapToInt(each -> each.frame().sizeBytes()).sum();
        ByteBuf joined = Unpooled.directBuffer(sizeBytes);
        for (Broadcast broadcast : broadcasts) {
            ByteBuf bytes = broadcast.frame().retainedBytes();
            joined.writeBytes(bytes);
            bytes.release();
        }
        return joined;
    }
}
