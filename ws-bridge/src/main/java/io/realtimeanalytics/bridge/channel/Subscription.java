package io.realtimeanalytics.bridge.channel;

import java.util.List;

/** One connection's interest in one channel. */
public interface Subscription {

    /** Name of the channel. */
    String channel();

    /** Where the connection lives; never changes. */
    Outlet outlet();

    /**
     * Starts or restarts the flow: these frames first, then what the outlet broadcasts after this
     * call. Called by the state thread only; returns at once; takes over the references.
     */
    void deliver(List<Frame> frames);
}
