package io.realtimeanalytics.event.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a screen says to the bridge. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientMessage.Subscribe.class, name = "subscribe"),
    @JsonSubTypes.Type(value = ClientMessage.Unsubscribe.class, name = "unsubscribe"),
    @JsonSubTypes.Type(value = ClientMessage.Ping.class, name = "ping"),
    @JsonSubTypes.Type(value = ClientMessage.Authenticate.class, name = "authenticate"),
    @JsonSubTypes.Type(value = ClientMessage.Painted.class, name = "painted"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ClientMessage {

    /**
     * Asks for a channel: a snapshot, then deltas. With epoch and offset of the last frame applied,
     * the bridge sends only what was missed, if it still has it.
     *
     * @param channel for example {@code site:demo-shop:overview}
     * @param epoch epoch of the last frame applied, absent at first
     * @param offset offset of the last frame applied, absent at first
     */
    record Subscribe(String channel, @Nullable String epoch, @Nullable Long offset)
            implements ClientMessage {}

    /** Ends a subscription. */
    record Unsubscribe(String channel) implements ClientMessage {}

    /**
     * Shows who is there, where the bridge wants to know: first of all, and again before the token
     * expires.
     *
     * @param token of the OpenID provider that the bridge trusts
     */
    record Authenticate(String token) implements ClientMessage {

        /** Without the token. */
        @Override
        public String toString() {
            return "Authenticate[]";
        }
    }

    /**
     * Asks for the server's clock; also shows that the connection lives.
     *
     * @param id comes back in the pong
     */
    record Ping(long id) implements ClientMessage {}

    /**
     * Says when a delta with a traceparent was on the screen, by the server's clock as far as the
     * screen knows it.
     *
     * @param traceparent of the delta
     * @param receivedAtMillis when the delta arrived
     * @param paintedAtMillis when it was painted
     */
    record Painted(String traceparent, long receivedAtMillis, long paintedAtMillis)
            implements ClientMessage {}
}
