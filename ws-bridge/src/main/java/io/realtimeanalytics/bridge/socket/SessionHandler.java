package io.realtimeanalytics.bridge.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.realtimeanalytics.bridge.channel.Position;
import io.realtimeanalytics.event.live.ClientMessage;
import io.realtimeanalytics.event.live.LiveJson;
import io.realtimeanalytics.event.live.ServerMessage;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a screen asks for. Last in the pipeline of a WebSocket connection. */
@SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do if closing fails
final class SessionHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);

    private static final String PUBLISH = "publish";

    private final Session session;
    private final Clock clock;

    SessionHandler(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            session.closeReceived(close);
        } else if (frame instanceof PongWebSocketFrame) {
            session.pongReceived();
        } else if (session.isClosing()) {
            return;
        } else if (frame instanceof TextWebSocketFrame text) {
            read(text.text());
        } else {
            session.close(CloseReason.NOT_TEXT);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        session.writabilityChanged();
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        session.ended();
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            session.close(CloseReason.TOO_BIG);
        } else if (cause instanceof IOException) {
            LOG.debug("connection lost", cause);
            ctx.channel().close();
        } else {
            LOG.error("a connection failed", cause);
            session.close(CloseReason.SERVER_ERROR);
        }
    }

    private void read(String text) {
        try {
            ClientMessage message = LiveJson.parseClient(text);
            if (isPresent(message) && isSound(message)) {
                obey(message);
                return;
            }
        } catch (InvalidTypeIdException e) {
            if (PUBLISH.equals(e.getTypeId())) {
                session.refuse("permission", "screens only read", null);
                return;
            }
            LOG.debug("unknown message", e);
        } catch (JsonProcessingException e) {
            LOG.debug("malformed message", e);
        }
        session.refuseBadRequest("not a message of this protocol");
    }

    // JSON may leave out what the types promise.
    @SuppressWarnings("ConstantValue")
    private static boolean isSound(ClientMessage message) {
        if (message instanceof ClientMessage.Subscribe subscribe) {
            return isPresent(subscribe.channel())
                    && (subscribe.epoch() == null) == (subscribe.offset() == null);
        }
        if (message instanceof ClientMessage.Authenticate authenticate) {
            return isPresent(authenticate.token());
        }
        if (message instanceof ClientMessage.Unsubscribe unsubscribe) {
            return isPresent(unsubscribe.channel());
        }
        if (message instanceof ClientMessage.Painted painted) {
            return isPresent(painted.traceparent());
        }
        return true;
    }

    private static boolean isPresent(@Nullable Object value) {
        return value != null;
    }

    private void obey(ClientMessage message) {
        if (message instanceof ClientMessage.Authenticate authenticate) {
            session.admission().authenticate(authenticate.token());
        } else if (message instanceof ClientMessage.Ping ping) {
            session.send(new ServerMessage.Pong(ping.id(), clock.millis()));
        } else if (session.admission().holder() == null) {
            session.refuse("unauthenticated", "sign in first", null);
        } else if (message instanceof ClientMessage.Subscribe subscribe) {
            session.subscribe(subscribe.channel(), positionOf(subscribe));
        } else if (message instanceof ClientMessage.Unsubscribe unsubscribe) {
            session.unsubscribe(unsubscribe.channel());
        } else if (message instanceof ClientMessage.Painted painted) {
            session.painted(
                    painted.traceparent(), painted.receivedAtMillis(), painted.paintedAtMillis());
        }
    }

    private static @Nullable Position positionOf(ClientMessage.Subscribe subscribe) {
        String epoch = subscribe.epoch();
        Long offset = subscribe.offset();
        return epoch == null || offset == null ? null : new Position(epoch, offset);
    }
}
