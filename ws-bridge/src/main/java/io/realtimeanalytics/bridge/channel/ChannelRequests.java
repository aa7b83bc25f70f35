package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.event.live.ServerMessage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What connections ask of the state thread. Calls return at once; thread-safe. */
public interface ChannelRequests {

    /** Starts the flow; see {@link Subscription#deliver}. The channel must be a known one. */
    void subscribe(Subscription subscription, @Nullable Position position);

    /**
     * Asks for the newest values after deltas were skipped.
     *
     * @param position of the last frame before those; null if there was none
     */
    void resync(Subscription subscription, @Nullable Position position);

    /** Ends the flow; exactly once for each call of {@link #subscribe}. */
    void unsubscribe(Subscription subscription);

    /** JSON of the {@link ServerMessage.Snapshot} of a known channel. */
    CompletableFuture<byte[]> snapshot(String channel);

    /** Whether there is such a channel. */
    boolean isKnown(String channel);

    /** Why a known channel cannot be watched with its filter; empty if it can. */
    Optional<FilterProblem> filterProblem(String channel);

    /** All sites that are listed, in alphabetical order. */
    List<String> sites();

    /** Whether the state has been rebuilt from Kafka. */
    boolean isRebuilt();
}
