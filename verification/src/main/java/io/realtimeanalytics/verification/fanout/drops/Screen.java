package io.realtimeanalytics.verification.fanout.drops;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.realtimeanalytics.event.live.ClientMessage;
import io.realtimeanalytics.event.live.LiveJson;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.live.ServerMessage;
import io.realtimeanalytics.verification.fanout.client.ClientLoop;
import io.realtimeanalytics.verification.fanout.client.Connection;
import io.realtimeanalytics.verification.fanout.client.Receiver;
import io.realtimeanalytics.verification.fanout.feed.Site;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A screen that shows some sites and loses its connection now and then. On the clients' thread. */
final class Screen implements Receiver {

    private static final long MIN_AWAY_MILLIS = 1_000;
    private static final long MAX_AWAY_MILLIS = 60_000;
    private static final long MIN_ONLINE_MILLIS = 2_000;
    private static final long MAX_ONLINE_MILLIS = 30_000;

    private final int index;
    private final int port;
    private final ClientLoop loop;
    private final Tally tally;
    private final SplittableRandom random;
    private final Map<String, Flow> flows = new HashMap<>();
    private @Nullable Connection connection;
    private long changeAtMillis;

    /** What it has of a channel. */
    private static final class Flow {
        private final Site site;
        private final SiteCopy copy = new SiteCopy();
        private @Nullable String epoch;
        private long offset;
        private boolean isAwaited;

        private Flow(Site site) {
            this.site = site;
        }
    }

    Screen(int index, int port, List<Site> sites, ClientLoop loop, Tally tally) {
        this.index = index;
        this.port = port;
        this.loop = loop;
        this.tally = tally;
        this.random = new SplittableRandom(index);
        sites.forEach(site -> flows.put(site.channel(), new Flow(site)));
    }

    /** Connects, or loses its connection, if it is time. */
    void look(long nowMillis) {
        if (nowMillis < changeAtMillis) {
            return;
        }
        if (connection == null) {
            connect();
            changeAtMillis = nowMillis + random.nextLong(MIN_ONLINE_MILLIS, MAX_ONLINE_MILLIS);
        } else {
            leave();
            tally.dropped();
            changeAtMillis = nowMillis + random.nextLong(MIN_AWAY_MILLIS, MAX_AWAY_MILLIS);
        }
    }

    /** Connects if it is away. */
    void connect() {
        if (connection == null) {
            connection = loop.open(index, port, this);
        }
    }

    /** Ends its connection if it has one. */
    void leave() {
        if (connection != null) {
            connection.drop();
            connection = null;
        }
    }

    /** Whether it has all channels again. */
    boolean isCurrent() {
        return connection != null && flows.values().stream().noneMatch(flow -> flow.isAwaited);
    }

    /** Whether it shows of each of its sites what is true. */
    boolean shows(Map<String, SiteCopy> truth) {
        return flows.values().stream()
                .allMatch(flow -> flow.copy.shown().equals(truthOf(flow.site, truth).shown()));
    }

    @Override
    public void opened(Connection opened) {
        flows.forEach(
                (channel, flow) -> {
                    flow.isAwaited = true;
                    Long offset = flow.epoch == null ? null : flow.offset;
                    opened.send(
                            LiveJson.encode(
                                    new ClientMessage.Subscribe(channel, flow.epoch, offset)));
                });
    }

    @Override
    public void text(Connection from, ByteBuffer bytes, int start, int end, long readAtNanos) {
        byte[] json = new byte[end - start];
        bytes.get(start, json);
        ServerMessage message = parse(new String(json, StandardCharsets.UTF_8));
        if (message instanceof ServerMessage.Snapshot snapshot) {
            apply(flowOf(snapshot.channel()), snapshot);
        } else if (message instanceof ServerMessage.Delta delta) {
            apply(flowOf(delta.channel()), delta);
        } else if (message instanceof ServerMessage.Failure failure) {
            throw new IllegalStateException("refused: " + failure);
        }
    }

    @Override
    public void closed(Connection ended, int code) {
        throw new IllegalStateException("the bridge ended screen " + index + " with " + code);
    }

    private void apply(Flow flow, ServerMessage.Snapshot snapshot) {
        if (flow.epoch != null) {
            tally.resumedBySnapshot();
        }
        flow.copy.clear();
        flow.epoch = snapshot.epoch();
        flow.offset = snapshot.offset();
        flow.isAwaited = false;
        snapshot.results().forEach(flow.copy::put);
    }

    private void apply(Flow flow, ServerMessage.Delta delta) {
        Long since = delta.since();
        long from = since == null ? delta.offset() - 1 : since;
        if (!delta.epoch().equals(flow.epoch)
                || from > flow.offset
                || delta.offset() <= flow.offset) {
            tally.gap();
        }
        if (flow.isAwaited) {
            tally.resumedByDelta();
        }
        flow.isAwaited = false;
        flow.offset = delta.offset();
        for (LiveResult result : delta.results()) {
            if (!flow.copy.put(result)) {
                tally.wentBack();
            }
        }
    }

    private Flow flowOf(String channel) {
        Flow flow = flows.get(channel);
        if (flow == null) {
            throw new IllegalStateException("never asked for " + channel);
        }
        return flow;
    }

    private static SiteCopy truthOf(Site site, Map<String, SiteCopy> truth) {
        SiteCopy copy = truth.get(site.id());
        if (copy == null) {
            throw new IllegalStateException("nothing in the topic of " + site);
        }
        return copy;
    }

    private static ServerMessage parse(String json) {
        try {
            return LiveJson.parseServer(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a message: " + json, e);
        }
    }
}
