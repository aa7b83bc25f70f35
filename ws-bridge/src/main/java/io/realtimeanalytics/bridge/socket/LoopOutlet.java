package io.realtimeanalytics.bridge.socket;

import io.netty.channel.EventLoop;
import io.realtimeanalytics.bridge.access.Holder;
import io.realtimeanalytics.bridge.channel.Broadcast;
import io.realtimeanalytics.bridge.channel.Frame;
import io.realtimeanalytics.bridge.channel.Outlet;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.bridge.trace.ResultTraces;
import io.realtimeanalytics.event.live.ServerMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The sessions of one event loop.
 *
 * <p>The state thread hands over one task per tick, whatever the number of sessions; everything
 * else is confined to the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // tasks of the loop report their own failures
final class LoopOutlet implements Outlet {

    private final EventLoop loop;
    private final BridgeMetrics metrics;
    private final ResultTraces traces;
    private final Clock clock;
    private final Set<Session> sessions = new LinkedHashSet<>();
    private final Audiences audiences = new Audiences();
    private final List<Session> written = new ArrayList<>();
    private long writtenFrames;
    private long writtenBytes;

    LoopOutlet(EventLoop loop, BridgeMetrics metrics, ResultTraces traces, Clock clock) {
        this.loop = loop;
        this.metrics = metrics;
        this.traces = traces;
        this.clock = clock;
    }

    ResultTraces traces() {
        return traces;
    }

    @Override
    public void broadcast(List<Broadcast> broadcasts) {
        run(
                () -> deliver(broadcasts),
                () -> broadcasts.forEach(broadcast -> broadcast.frame().release()));
    }

    @Override
    public void heartbeat(ServerMessage.Heartbeat heartbeat) {
        run(() -> beat(heartbeat), () -> {});
    }

    /** Who may see the same sites gets the same frame. */
    private void beat(ServerMessage.Heartbeat heartbeat) {
        Frame whole = Frame.of(heartbeat);
        Map<Set<String>, Frame> partial = new HashMap<>();
        for (Session session : sessions) {
            Holder holder = session.admission().holder();
            if (holder != null && holder.seesAll()) {
                session.offerHeartbeat(whole);
            } else {
                Set<String> sites = holder == null ? Set.of() : holder.sites();
                session.offerHeartbeat(
                        partial.computeIfAbsent(sites, some -> frameOf(heartbeat, some)));
            }
        }
        flushWritten();
        whole.release();
        partial.values().forEach(Frame::release);
    }

    private static Frame frameOf(ServerMessage.Heartbeat heartbeat, Set<String> sites) {
        return Frame.of(
                new ServerMessage.Heartbeat(
                        heartbeat.serverTimeMillis(),
                        heartbeat.watermarkMillis(),
                        heartbeat.sites().stream().filter(sites::contains).toList()));
    }

    /** Looks after the sessions from now on: pings, and ends those that are slow or gone. */
    void startSweeping(long intervalMillis) {
        loop.scheduleWithFixedDelay(
                () -> sessions.forEach(session -> session.sweep(System.nanoTime())),
                intervalMillis,
                intervalMillis,
                TimeUnit.MILLISECONDS);
    }

    /** Runs an action for every session, on the event loop. */
    void forEachSession(Consumer<Session> action) {
        run(() -> List.copyOf(sessions).forEach(action), () -> {});
    }

    /** Runs a task on the event loop, or its substitute here if the loop has ended. */
    void run(Runnable task, Runnable substitute) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            substitute.run();
        }
    }

    EventLoop loop() {
        return loop;
    }

    void add(Session session) {
        sessions.add(session);
        metrics.connectionOpened();
    }

    void remove(Session session) {
        if (sessions.remove(session)) {
            metrics.connectionClosed();
        }
    }

    /** A session listens to other channels from now on; returns these, to be kept. */
    Set<String> move(Session session, Set<String> from, Set<String> to) {
        return audiences.move(session, from, to);
    }

    /** Notes that a session has bytes to flush at the end of this round. */
    void noteWritten(Session session, int frameCount, int sizeBytes) {
        written.add(session);
        countWritten(frameCount, sizeBytes);
    }

    /** Notes bytes that need no flush any more. */
    void countWritten(int frameCount, int sizeBytes) {
        writtenFrames += frameCount;
        writtenBytes += sizeBytes;
    }

    /** Ends a round of writes: one flush for each session written to. */
    void flushWritten() {
        for (Session session : written) {
            session.flush();
        }
        written.clear();
        metrics.countWritten(writtenFrames, writtenBytes);
        writtenFrames = 0;
        writtenBytes = 0;
    }

    private void deliver(List<Broadcast> broadcasts) {
        audiences.deliver(broadcasts);
        flushWritten();
        for (Broadcast broadcast : broadcasts) {
            observe(broadcast.frame());
            broadcast.frame().written();
            broadcast.frame().release();
        }
    }

    private void observe(Frame frame) {
        if (frame.oldestReceivedAtMillis() != 0) {
            metrics.observeEventToSocket(clock.millis() - frame.oldestReceivedAtMillis());
        }
    }
}
