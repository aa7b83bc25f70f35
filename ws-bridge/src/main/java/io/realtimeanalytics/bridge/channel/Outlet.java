package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.event.live.ServerMessage;
import java.util.List;

/**
 * A group of connections served by one thread.
 *
 * <p>Called by the state thread only. Calls return at once, and frames reach the connections in the
 * order of the calls, those of {@link Subscription#deliver} included.
 */
public interface Outlet {

    /** Sends frames to the subscribers of their channels; takes over the references. */
    void broadcast(List<Broadcast> broadcasts);

    /** Sends a heartbeat to every connection, each with the sites that it may see. */
    void heartbeat(ServerMessage.Heartbeat heartbeat);
}
