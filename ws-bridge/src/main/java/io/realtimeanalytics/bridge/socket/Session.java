package io.realtimeanalytics.bridge.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.realtimeanalytics.bridge.access.Holder;
import io.realtimeanalytics.bridge.channel.Broadcast;
import io.realtimeanalytics.bridge.channel.ChannelName;
import io.realtimeanalytics.bridge.channel.ChannelRequests;
import io.realtimeanalytics.bridge.channel.Frame;
import io.realtimeanalytics.bridge.channel.Position;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.event.live.ServerMessage;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection and its subscriptions. Confined to its event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // failed writes arrive as exceptions in the pipeline
final class Session {

    /** How long a peer may take to answer the closing frame. */
    private static final long CLOSE_TIMEOUT_MILLIS = 5_000;

    private static final int PROTOCOL = 1;

    private final Channel channel;
    private final LoopOutlet outlet;
    private final ChannelRequests requests;
    private final ConnectionLimits limits;
    private final BridgeMetrics metrics;
    private final ChannelHandlerContext socket;
    private final Clock clock;
    private final Admission admission;
    private final Map<String, LiveSubscription> subscriptions = new HashMap<>();

    /** Channels that have begun to flow. */
    private Set<String> flowing = Set.of();

    private int subscriptionsOutOfStep;
    private boolean isClosing;
    private boolean hasUnflushed;
    private boolean awaitsPong;
    private long pingedAtNanos = System.nanoTime();
    private boolean isSlow;
    private long slowSinceNanos;
    private int badRequests;

    Session(
            Channel channel,
            LoopOutlet outlet,
            ChannelRequests requests,
            ConnectionLimits limits,
            BridgeMetrics metrics,
            Door door) {
        this.channel = channel;
        // Frames are ready bytes: no stage of the pipeline has anything to do with them.
        this.socket = channel.pipeline().firstContext();
        this.outlet = outlet;
        this.requests = requests;
        this.limits = limits;
        this.metrics = metrics;
        this.clock = door.clock();
        this.admission = new Admission(this, outlet, door);
    }

    Admission admission() {
        return admission;
    }

    /** Says hello to whom was let in, and ends what they may not see any more. */
    void welcome(Holder holder) {
        for (String channelName : List.copyOf(subscriptions.keySet())) {
            if (!maySee(channelName)) {
                unsubscribe(channelName);
                refuse("not_found", "no such channel", channelName);
            }
        }
        long expiresAtMillis = holder.expiresAtMillis();
        send(
                new ServerMessage.Welcome(
                        PROTOCOL,
                        clock.millis(),
                        holder.equals(Holder.DEMO),
                        holder.visible(requests.sites()),
                        expiresAtMillis == Long.MAX_VALUE ? null : expiresAtMillis,
                        holder.kind().equals(Holder.BY_SHARE) ? holder.only().toString() : null));
    }

    boolean isClosing() {
        return isClosing;
    }

    /** Starts the flow of a channel, or starts it anew. */
    void subscribe(String name, @Nullable Position position) {
        LiveSubscription earlier = subscriptions.remove(name);
        if (earlier != null) {
            earlier.end();
        }
        Optional<ServerMessage.Failure> failure = failureOf(name);
        if (failure.isPresent()) {
            admission.refused(name, failure.get().code());
            send(failure.get());
            return;
        }
        admission.subscribed(name);
        // Thousands of screens name the same few channels: each name is held once.
        String channelName = name.intern();
        LiveSubscription subscription =
                new LiveSubscription(this, channelName, outlet, requests, metrics);
        subscriptions.put(channelName, subscription);
        subscription.start(position);
    }

    /** Alike for what is not there and for what may not be seen. */
    private Optional<ServerMessage.Failure> failureOf(String name) {
        if (!maySee(name) || !requests.isKnown(name)) {
            return Optional.of(new ServerMessage.Failure("not_found", "no such channel", name));
        }
        if (subscriptions.size() >= limits.maxChannels()) {
            String message = "at most " + limits.maxChannels() + " channels";
            return Optional.of(new ServerMessage.Failure("limit", message, name));
        }
        return requests.filterProblem(name)
                .map(problem -> new ServerMessage.Failure(problem.code(), problem.message(), name));
    }

    private boolean maySee(String channelName) {
        Holder holder = admission.holder();
        return holder != null && ChannelName.parse(channelName).filter(holder::maySee).isPresent();
    }

    void unsubscribe(String name) {
        LiveSubscription subscription = subscriptions.remove(name);
        if (subscription != null) {
            subscription.end();
        }
    }

    /** Refuses what cannot be understood; too often ends the connection. */
    void refuseBadRequest(String message) {
        refuse("bad_request", message, null);
        badRequests++;
        if (badRequests >= limits.maxBadRequests()) {
            close(CloseReason.BAD_REQUESTS);
        }
    }

    void refuse(String code, String message, @Nullable String channelName) {
        send(new ServerMessage.Failure(code, message, channelName));
    }

    /** The screen has painted what came with a trace. */
    void painted(String traceparent, long receivedAtMillis, long paintedAtMillis) {
        outlet.traces().painted(traceparent, receivedAtMillis, paintedAtMillis);
    }

    /** Writes and flushes a message of this session alone. */
    void send(ServerMessage message) {
        Frame frame = Frame.of(message);
        write(frame);
        frame.release();
        outlet.flushWritten();
    }

    /** Writes a frame, to be flushed by the outlet; does not take over the reference. */
    void write(Frame frame) {
        if (isClosing) {
            return;
        }
        hasUnflushed = true;
        outlet.noteWritten(this, 1, frame.sizeBytes());
        socket.write(frame.retainedBytes(), channel.voidPromise());
    }

    /**
     * Writes the news of a tick and flushes it, unless the session does not keep up.
     *
     * @param joined the same as one piece; the reference is not taken over
     */
    void offer(List<Broadcast> news, ByteBuf joined) {
        if (subscriptionsOutOfStep > 0 || !canTakeMore()) {
            news.forEach(each -> subscriptionOf(each.channel()).offer(each.frame()));
            return;
        }
        if (!isClosing) {
            outlet.countWritten(news.size(), joined.readableBytes());
            hasUnflushed = false;
            socket.writeAndFlush(joined.retainedDuplicate(), channel.voidPromise());
        }
    }

    /** A channel begins to flow. */
    void joined(LiveSubscription subscription) {
        Set<String> more = new HashSet<>(flowing);
        more.add(subscription.channel());
        flowTo(more);
    }

    /** A channel flows no more. */
    void left(LiveSubscription subscription) {
        if (!subscription.isInStep()) {
            subscriptionsOutOfStep--;
        }
        if (flowing.contains(subscription.channel())) {
            Set<String> fewer = new HashSet<>(flowing);
            fewer.remove(subscription.channel());
            flowTo(fewer);
        }
    }

    void outOfStep() {
        subscriptionsOutOfStep++;
    }

    void inStepAgain() {
        subscriptionsOutOfStep--;
    }

    private void flowTo(Set<String> channels) {
        flowing = outlet.move(this, flowing, channels);
    }

    private LiveSubscription subscriptionOf(String name) {
        LiveSubscription subscription = subscriptions.get(name);
        if (subscription == null) {
            throw new IllegalStateException("no subscription to " + name);
        }
        return subscription;
    }

    void flush() {
        if (hasUnflushed) {
            hasUnflushed = false;
            socket.flush();
        }
    }

    void offerHeartbeat(Frame heartbeat) {
        if (channel.isWritable()) {
            write(heartbeat);
        }
    }

    /** Whether the queue to the socket is short enough; flushes it before saying no. */
    boolean canTakeMore() {
        if (!channel.isWritable()) {
            flush();
        }
        return channel.isWritable();
    }

    void writabilityChanged() {
        if (!channel.isWritable()) {
            isSlow = true;
            slowSinceNanos = System.nanoTime();
            return;
        }
        isSlow = false;
        // A ping in the queue could not be answered before.
        pingedAtNanos = awaitsPong ? System.nanoTime() : pingedAtNanos;
        if (!isClosing) {
            subscriptions.values().forEach(LiveSubscription::writableAgain);
        }
    }

    void pongReceived() {
        awaitsPong = false;
    }

    /** Pings when it is time; ends the connection if it is slow or gone. */
    void sweep(long nowNanos) {
        if (isClosing || !admission.sweep(nowNanos)) {
            return;
        }
        if (isSlow) {
            if (nowNanos - slowSinceNanos >= limits.slowTimeout().toNanos()) {
                close(CloseReason.SLOW);
            }
            return;
        }
        long sincePingNanos = nowNanos - pingedAtNanos;
        if (awaitsPong && sincePingNanos >= limits.pongTimeout().toNanos()) {
            close(CloseReason.NO_PONG);
        } else if (!awaitsPong && sincePingNanos >= limits.pingInterval().toNanos()) {
            awaitsPong = true;
            pingedAtNanos = nowNanos;
            channel.writeAndFlush(new PingWebSocketFrame(), channel.voidPromise());
        }
    }

    /**
     * Says why and ends the connection. What the peer still sends is read and thrown away until it
     * answers: closing the socket at once could destroy the closing frame on its way.
     */
    void close(CloseReason reason) {
        if (isClosing) {
            return;
        }
        isClosing = true;
        metrics.countClose(reason.code());
        channel.writeAndFlush(new CloseWebSocketFrame(reason.code(), reason.text()));
        outlet.loop().schedule(() -> channel.close(), CLOSE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The peer said goodbye, or answered ours. */
    void closeReceived(CloseWebSocketFrame frame) {
        if (isClosing) {
            channel.close();
            return;
        }
        isClosing = true;
        channel.writeAndFlush(frame.retain()).addListener(ChannelFutureListener.CLOSE);
    }

    /** The connection is gone. */
    void ended() {
        isClosing = true;
        // Not channel by channel: thousands may leave together.
        flowTo(Set.of());
        subscriptions.values().forEach(LiveSubscription::end);
        subscriptions.clear();
        admission.ended();
        outlet.remove(this);
    }
}
