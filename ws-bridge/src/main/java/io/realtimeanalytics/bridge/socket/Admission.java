package io.realtimeanalytics.bridge.socket;

import io.realtimeanalytics.bridge.access.AccessDeniedException;
import io.realtimeanalytics.bridge.access.Holder;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who one connection belongs to, and for how long. Confined to its event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // answers arrive as tasks of the event loop
final class Admission {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final Session session;
    private final LoopOutlet outlet;
    private final Door door;
    private final long connection;
    private final long openedAtNanos = System.nanoTime();
    private @Nullable Holder holder;
    private boolean hasSlot;
    private boolean isAsking;

    Admission(Session session, LoopOutlet outlet, Door door) {
        this.session = session;
        this.outlet = outlet;
        this.door = door;
        this.connection = door.audit().nextConnection();
    }

    /** The connection is there: lets it in, or asks who it is. */
    void open() {
        Holder anonymous = door.access().anonymous();
        if (anonymous != null) {
            letIn(anonymous);
        } else {
            session.refuse("unauthenticated", "sign in first", null);
        }
    }

    /** Null until somebody is let in. */
    @Nullable Holder holder() {
        return holder;
    }

    /** Shows a token, the first one or another one. */
    void authenticate(String token) {
        if (isAsking) {
            session.refuseBadRequest("one sign-in at a time");
            return;
        }
        isAsking = true;
        door.access()
                .authenticate(token)
                .whenComplete(
                        (found, failure) ->
                                outlet.run(() -> authenticated(found, failure), () -> {}));
    }

    /** Whether the connection may stay; if not, it was told why. */
    boolean sweep(long nowNanos) {
        Holder known = holder;
        if (known == null) {
            boolean isLate = nowNanos - openedAtNanos >= door.signInTimeout().toNanos();
            if (isLate && !isAsking) {
                refuse("connection", CloseReason.NOT_SIGNED_IN);
            }
            return !isLate || isAsking;
        }
        if (door.access().isWithdrawn(known)) {
            refuse("connection", CloseReason.WITHDRAWN);
            return false;
        }
        if (known.expiresAtMillis() == Long.MAX_VALUE) {
            return true;
        }
        long lastMillis = known.expiresAtMillis() + door.renewalGrace().toMillis();
        if (door.clock().millis() < lastMillis) {
            return true;
        }
        refuse("connection", CloseReason.TOKEN_EXPIRED);
        return false;
    }

    void subscribed(String channel) {
        door.audit().subscribed(connection, name(), channel);
    }

    void refused(String channel, String code) {
        door.audit().refused(connection, name(), channel, code);
    }

    void ended() {
        if (hasSlot) {
            door.slots().free(name());
        }
        if (holder != null) {
            door.audit().disconnected(connection, name());
        }
    }

    private void authenticated(@Nullable Holder found, @Nullable Throwable failure) {
        isAsking = false;
        if (session.isClosing()) {
            return;
        }
        if (found == null) {
            refuse("sign-in", closeReasonOf(failure));
        } else if (isSomebodyElse(found)) {
            refuse("sign-in", CloseReason.BAD_TOKEN);
        } else if (!hasSlot && needsSlot(found) && !takeSlot(found)) {
            refuse("connection", CloseReason.TOO_MANY_CONNECTIONS);
        } else {
            letIn(found);
        }
    }

    /** Whoever nobody has asked yet may still become somebody: in demo mode, by a shared link. */
    private boolean isSomebodyElse(Holder found) {
        Holder known = holder;
        return known != null && !known.equals(Holder.DEMO) && !known.id().equals(found.id());
    }

    private static boolean needsSlot(Holder found) {
        return !found.equals(Holder.DEMO);
    }

    private boolean takeSlot(Holder found) {
        hasSlot = door.slots().tryTake(found.id(), door.maxConnections());
        return hasSlot;
    }

    private void letIn(Holder found) {
        holder = found;
        door.audit().authenticated(connection, found.id(), found.kind());
        session.welcome(found);
    }

    private void refuse(String what, CloseReason reason) {
        door.audit().refused(connection, name(), what, reason.text());
        session.close(reason);
    }

    private String name() {
        return holder == null ? "" : holder.id();
    }

    private static CloseReason closeReasonOf(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof AccessDeniedException denied)) {
            LOG.error("a sign-in failed", cause);
            return CloseReason.SERVER_ERROR;
        }
        if (denied.reason() == AccessDeniedException.Reason.UNAVAILABLE) {
            LOG.warn("cannot check a token: {}", denied.getMessage());
            return CloseReason.SERVER_ERROR;
        }
        return denied.reason() == AccessDeniedException.Reason.WITHDRAWN
                ? CloseReason.WITHDRAWN
                : CloseReason.BAD_TOKEN;
    }
}
