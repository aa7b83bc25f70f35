package io.realtimeanalytics.bridge.socket;

import io.realtimeanalytics.bridge.channel.ChannelRequests;
import io.realtimeanalytics.bridge.channel.Frame;
import io.realtimeanalytics.bridge.channel.Outlet;
import io.realtimeanalytics.bridge.channel.Position;
import io.realtimeanalytics.bridge.channel.Subscription;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session's interest in one channel.
 *
 * <p>A session that does not keep up loses deltas, never the newest values: as soon as it can take
 * more it gets a snapshot in their place. Confined to the event loop, but for {@link #deliver}.
 */
final class LiveSubscription implements Subscription {

    private enum Phase {
        /** Nothing came yet. */
        REQUESTED,
        /** Every delta is written. */
        LIVE,
        /** Deltas were skipped; waits until the session can take more. */
        GAPPED,
        /** Waits for the snapshot. */
        RESYNCING,
        /** Over. */
        ENDED
    }

    private final Session session;
    private final String channel;
    private final LoopOutlet outlet;
    private final ChannelRequests requests;
    private final BridgeMetrics metrics;
    private Phase phase = Phase.REQUESTED;

    LiveSubscription(
            Session session,
            String channel,
            LoopOutlet outlet,
            ChannelRequests requests,
            BridgeMetrics metrics) {
        this.session = session;
        this.channel = channel;
        this.outlet = outlet;
        this.requests = requests;
        this.metrics = metrics;
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
        outlet.run(() -> begin(frames), () -> frames.forEach(Frame::release));
    }

    void start(@Nullable Position position) {
        metrics.subscriptionsChanged(1);
        requests.subscribe(this, position);
    }

    void end() {
        if (phase != Phase.ENDED) {
            phase = Phase.ENDED;
            outlet.leave(this);
            metrics.subscriptionsChanged(-1);
            requests.unsubscribe(this);
        }
    }

    /** Writes a delta, unless the session does not keep up. Does not take over the reference. */
    void offer(Frame delta) {
        if (phase == Phase.LIVE && session.canTakeMore()) {
            session.write(delta);
            return;
        }
        if (phase == Phase.LIVE) {
            phase = Phase.GAPPED;
        }
        if (phase != Phase.ENDED) {
            metrics.countConflated();
        }
    }

    /** The session can take more: catch up, if something was skipped. */
    void writableAgain() {
        if (phase == Phase.GAPPED) {
            phase = Phase.RESYNCING;
            requests.resync(this);
        }
    }

    private void begin(List<Frame> frames) {
        if (phase == Phase.REQUESTED) {
            outlet.join(this);
        }
        if (phase != Phase.ENDED) {
            write(frames);
        }
        frames.forEach(Frame::release);
        outlet.flushWritten();
    }

    private void write(List<Frame> frames) {
        if (session.canTakeMore()) {
            phase = Phase.LIVE;
            frames.forEach(session::write);
        } else {
            phase = Phase.GAPPED;
        }
    }
}
