package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.bridge.testing.ChannelCopy;
import io.realtimeanalytics.event.live.LiveJson;
import io.realtimeanalytics.event.live.ServerMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Hands frames over at once, in the caller's thread, to screens without sockets. */
final class DirectOutlet implements Outlet {

    private final List<Screen> screens = new ArrayList<>();
    private final List<Frame> seen = new ArrayList<>();

    /** A subscription that keeps up with everything unless it is told to stall. */
    static final class Screen implements Subscription {
        private final DirectOutlet outlet;
        private final String channel;
        private final ChannelCopy copy;
        private final List<ServerMessage> messages = new ArrayList<>();
        private boolean isStalled;

        Screen(DirectOutlet outlet, String channel, ChannelCopy copy) {
            this.outlet = outlet;
            this.channel = channel;
            this.copy = copy;
        }

        ChannelCopy copy() {
            return copy;
        }

        List<ServerMessage> messages() {
            return messages;
        }

        ServerMessage.Delta lastDelta() {
            return (ServerMessage.Delta) messages.get(messages.size() - 1);
        }

        void stall() {
            isStalled = true;
        }

        @Override
        public String channel() {
            return channel;
        }

        @Override
        public Outlet outlet() {
            return outlet;
        }

        @Override
        public void deliver(List<Frame> frames) {
            isStalled = false;
            if (!outlet.screens.contains(this)) {
                outlet.screens.add(this);
            }
            frames.forEach(this::accept);
            frames.forEach(outlet::done);
        }

        private void accept(Frame frame) {
            ServerMessage message = parse(frame);
            messages.add(message);
            if (message instanceof ServerMessage.Snapshot snapshot) {
                copy.apply(snapshot);
            } else if (message instanceof ServerMessage.Delta delta) {
                copy.apply(delta);
            }
        }
    }

    Screen screen(String channel) {
        return new Screen(this, channel, new ChannelCopy(ViewDefinition.OVERVIEW));
    }

    /** Forgets a screen; what it knew can be handed to another one. */
    void leave(Screen screen) {
        screens.remove(screen);
    }

    List<Frame> seen() {
        return seen;
    }

    @Override
    public void broadcast(List<Broadcast> broadcasts) {
        for (Broadcast broadcast : broadcasts) {
            for (Screen screen : screens) {
                if (screen.channel.equals(broadcast.channel()) && !screen.isStalled) {
                    screen.accept(broadcast.frame());
                }
            }
            done(broadcast.frame());
        }
    }

    @Override
    public void heartbeat(ServerMessage.Heartbeat heartbeat) {}

    private void done(Frame frame) {
        seen.add(frame);
        frame.release();
    }

    private static ServerMessage parse(Frame frame) {
        try {
            return LiveJson.parseServer(new String(frame.json(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
