package io.realtimeanalytics.verification.fanout;

import io.realtimeanalytics.event.live.ClientMessage;
import io.realtimeanalytics.event.live.LiveJson;
import io.realtimeanalytics.local.part.Readiness;
import io.realtimeanalytics.verification.fanout.client.ClientLoop;
import io.realtimeanalytics.verification.fanout.client.Connection;
import io.realtimeanalytics.verification.fanout.feed.Site;
import io.realtimeanalytics.verification.fanout.feed.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Many clients of one server, which all listen to the same sites. */
final class Crowd implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    // More at once would measure how well the server accepts, which is not the question.
    private static final int BATCH = 200;
    private static final long LAST_FRAME_MILLIS = 2_000;

    private final ClientLoop loop;
    private final TickWatch watch;
    private final List<Connection> connections = new ArrayList<>();

    private Crowd(ClientLoop loop, int size) {
        this.loop = loop;
        this.watch = new TickWatch(size);
    }

    /** Connects as many clients as asked for and returns when all are let in. */
    static Crowd connect(ClientLoop loop, int port, int size) throws Exception {
        Crowd crowd = new Crowd(loop, size);
        for (int from = 0; from < size; from += BATCH) {
            int until = Math.min(size, from + BATCH);
            int first = from;
            loop.run(() -> crowd.open(port, first, until));
            Readiness.await(
                    "not all connections were accepted",
                    LIMIT,
                    () -> crowd.watch.opened() == until);
        }
        return crowd;
    }

    /** Subscribes all to some sites and returns when they have their snapshots. */
    void subscribe(List<Site> sites) throws Exception {
        List<byte[]> messages =
                sites.stream()
                        .map(site -> new ClientMessage.Subscribe(site.channel(), null, null))
                        .map(LiveJson::encode)
                        .toList();
        for (int from = 0; from < connections.size(); from += BATCH) {
            int until = Math.min(connections.size(), from + BATCH);
            int first = from;
            loop.run(
                    () ->
                            connections
                                    .subList(first, until)
                                    .forEach(connection -> messages.forEach(connection::send)));
            Readiness.await(
                    "not all snapshots came",
                    LIMIT,
                    () -> watch.snapshots() >= until * sites.size());
        }
    }

    /** Records the ticks of the next seconds. */
    Recording record(int seconds) throws InterruptedException {
        return record(seconds, client -> true);
    }

    /** Records what some clients receive of the ticks of the next seconds. */
    Recording record(int seconds, IntPredicate isCounted) throws InterruptedException {
        int ticks = Math.toIntExact(seconds * 1_000L / Ticker.PERIOD_MILLIS);
        Recording recording = begin(ticks, isCounted);
        // As long as the measurement lasts.
        Thread.sleep(seconds * 1_000L + LAST_FRAME_MILLIS);
        end();
        return recording;
    }

    /** Records until {@link #end}, or until so many ticks are over. */
    Recording begin(int ticks, IntPredicate isCounted) {
        Recording recording = new Recording(Ticker.nextDueMillis(), ticks, isCounted);
        loop.run(() -> watch.record(recording));
        return recording;
    }

    /** Nothing is recorded any more once this returns. */
    void end() {
        loop.call(
                () -> {
                    watch.record(null);
                    return true;
                });
    }

    /** All clients, for the clients' thread. */
    List<Connection> connections() {
        return connections;
    }

    TickWatch watch() {
        return watch;
    }

    @Override
    public void close() {
        loop.call(
                () -> {
                    connections.forEach(Connection::drop);
                    return true;
                });
    }

    private void open(int port, int from, int until) {
        for (int index = from; index < until; index++) {
            connections.add(loop.open(index, port, watch));
        }
    }
}
