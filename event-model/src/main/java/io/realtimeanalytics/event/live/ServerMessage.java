package io.realtimeanalytics.event.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bridge says to a screen.
 *
 * <p>The state of a channel is its snapshot plus the deltas of the same epoch with consecutive
 * offsets. A frame that does not continue the last one means a gap: subscribe again.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerMessage.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerMessage.Snapshot.class, name = "snapshot"),
    @JsonSubTypes.Type(value = ServerMessage.Delta.class, name = "delta"),
    @JsonSubTypes.Type(value = ServerMessage.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = ServerMessage.Pong.class, name = "pong"),
    @JsonSubTypes.Type(value = ServerMessage.Failure.class, name = "error"),
    @JsonSubTypes.Type(value = ServerMessage.Reconnect.class, name = "reconnect"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ServerMessage {

    /**
     * First message of a connection.
     *
     * @param protocol version of this protocol
     * @param serverTimeMillis bridge's clock
     * @param demo true in the local run, where nobody signs in
     * @param sites websites this screen may see; grows as new ones appear, see heartbeat
     * @param expiresAtMillis when another token has to be shown; absent for never
     * @param shared the only events that this screen may ask for, as in channel names and empty for
     *     all; there only if it was let in by a shared link
     */
    record Welcome(
            int protocol,
            long serverTimeMillis,
            boolean demo,
            List<String> sites,
            @Nullable Long expiresAtMillis,
            @Nullable String shared)
            implements ServerMessage {}

    /**
     * The whole state of a channel; replaces everything known of it.
     *
     * @param epoch identity of the sequence that the offsets belong to
     * @param offset deltas that follow carry offset + 1, offset + 2 ...
     * @param watermarkMillis event time up to which the numbers are complete; 0 before the first
     * @param alerts the newest of each severity, left out if there are none
     * @param sessions the newest finished ones, left out if there are none
     */
    record Snapshot(
            String channel,
            String epoch,
            long offset,
            long serverTimeMillis,
            long watermarkMillis,
            List<LiveResult> results,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LiveAlert> alerts,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LiveSession> sessions)
            implements ServerMessage {

        /** What is left out is none. */
        public Snapshot {
            alerts = alerts == null ? List.of() : List.copyOf(alerts);
            sessions = sessions == null ? List.of() : List.copyOf(sessions);
        }
    }

    /**
     * What is new: newer values of some results, newer states of some alerts, sessions that ended.
     *
     * @param since the offset after which nothing was left out; absent means offset - 1. A screen
     *     that was away, or slow, gets all that it missed as one delta with the newest values
     * @param traceparent of a traced event that is new in it; left out nearly always. A screen
     *     answers with {@link ClientMessage.Painted}
     */
    record Delta(
            String channel,
            String epoch,
            long offset,
            @Nullable Long since,
            long serverTimeMillis,
            long watermarkMillis,
            List<LiveResult> results,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LiveAlert> alerts,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LiveSession> sessions,
            @Nullable String traceparent)
            implements ServerMessage {

        /** What is left out is none. */
        public Delta {
            alerts = alerts == null ? List.of() : List.copyOf(alerts);
            sessions = sessions == null ? List.of() : List.copyOf(sessions);
        }
    }

    /**
     * At least every 2 s while a connection is open: silence for longer means that it is broken.
     *
     * @param watermarkMillis event time up to which the platform is complete; 0 before the first
     * @param sites websites this screen may see
     */
    record Heartbeat(long serverTimeMillis, long watermarkMillis, List<String> sites)
            implements ServerMessage {}

    /** Answer to a ping. */
    record Pong(long id, long serverTimeMillis) implements ServerMessage {}

    /**
     * A request was refused; the connection stays open.
     *
     * @param code bad_request, unauthenticated, not_found, bad_filter, not_ready, unavailable,
     *     permission, too_many or limit
     * @param message for people
     * @param channel the channel asked for, where there was one
     */
    record Failure(String code, String message, @Nullable String channel)
            implements ServerMessage {}

    /** The bridge is about to close; come back after a while, to it or to another one. */
    record Reconnect(long afterMillis) implements ServerMessage {}
}
