package io.realtimeanalytics.bridge.socket;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.realtimeanalytics.bridge.channel.Outlet;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.bridge.trace.ResultTraces;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The event loops that serve connections, one per processor, each with its outlet. */
public final class Outlets implements AutoCloseable {

    private final MultiThreadIoEventLoopGroup group;
    private final Map<EventLoop, LoopOutlet> outletsByLoop = new LinkedHashMap<>();

    private Outlets(MultiThreadIoEventLoopGroup group) {
        this.group = group;
    }

    /** Creates the event loops; their threads start when they are needed. */
    public static Outlets create(BridgeMetrics metrics, ResultTraces traces, Clock clock) {
        MultiThreadIoEventLoopGroup group =
                new MultiThreadIoEventLoopGroup(
                        Runtime.getRuntime().availableProcessors(),
                        new DefaultThreadFactory("bridge-loop", true),
                        Transport.best().handlers());
        Outlets outlets = new Outlets(group);
        for (EventExecutor executor : group) {
            EventLoop loop = (EventLoop) executor;
            outlets.outletsByLoop.put(loop, new LoopOutlet(loop, metrics, traces, clock));
        }
        return outlets;
    }

    /** For the state thread. */
    public List<Outlet> all() {
        return List.copyOf(outletsByLoop.values());
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    MultiThreadIoEventLoopGroup group() {
        return group;
    }

    List<LoopOutlet> loops() {
        return List.copyOf(outletsByLoop.values());
    }

    LoopOutlet of(EventLoop loop) {
        LoopOutlet outlet = outletsByLoop.get(loop);
        if (outlet == null) {
            throw new IllegalArgumentException("event loop of another group");
        }
        return outlet;
    }
}
