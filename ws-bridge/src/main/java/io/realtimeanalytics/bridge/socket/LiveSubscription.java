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
 * more it gets one delta with the newest of all that it missed. Confined to the event loop, but for
 * {@link #deliver}.
 */
final class LiveSubscription implements Subscription {

    private enum Phase {
        /** Nothing came yet. */
        REQUESTED,
        /** Every delta is written. */
        LIVE,
        /** Deltas were skipped; waits until the session can take more. */
        GAPPED,
        /** Waits for what it missed. */
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
    private boolean hasJoined;

    /** Of the last frame before those that were skipped. */
    private @Nullable Position written;

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
            if (hasJoined) {
                session.left(this);
            }
            phase = Phase.ENDED;
            metrics.subscriptionsChanged(-1);
            requests.unsubscribe(this);
        }
    }

    /** Whether every delta has been written. */
    boolean isInStep() {
        return phase == Phase.LIVE;
    }

    /** Writes a delta, unless the session does not keep up. Does not take over the reference. */
    void offer(Frame delta) {
        if (phase == Phase.LIVE && session.canTakeMore()) {
            session.write(delta);
            return;
        }
        if (phase == Phase.LIVE) {
            written = delta.before();
            fallBehind();
        }
        if (phase != Phase.ENDED) {
            metrics.countConflated();
        }
    }

    /** The session can take more: catch up, if something was skipped. */
    void writableAgain() {
        if (phase == Phase.GAPPED) {
            phase = Phase.RESYNCING;
            requests.resync(this, written);
        }
    }

    private void begin(List<Frame> frames) {
        if (phase == Phase.REQUESTED) {
            hasJoined = true;
            session.joined(this);
        }
        if (phase != Phase.ENDED) {
            write(frames);
        }
        frames.forEach(Frame::release);
        outlet.flushWritten();
    }

    private void write(List<Frame> frames) {
        if (session.canTakeMore()) {
            catchUp();
            frames.forEach(session::write);
        } else {
            fallBehind();
        }
    }

    private void catchUp() {
        if (phase == Phase.RESYNCING) {
            session.inStepAgain();
        }
        phase = Phase.LIVE;
    }

    private void fallBehind() {
        if (phase != Phase.RESYNCING) {
            session.outOfStep();
        }
        phase = Phase.GAPPED;
    }
}
