package io.realtimeanalytics.collector.http;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** One request while it arrives. Confined to the event loop. */
final class Exchange {

    final RequestHead head;
    final @Nullable Route route;
    final boolean isKeptAlive;
    private final Admission admission;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Exchange(RequestHead head, @Nullable Route route, boolean isKeptAlive, Admission admission) {
        this.head = head;
        this.route = route;
        this.isKeptAlive = isKeptAlive;
        this.admission = admission;
    }

    /** The answer, if the head was enough for it. */
    @Nullable Response earlyAnswer() {
        return admission instanceof Admission.Answer answer ? answer.response() : null;
    }

    int maxBodyBytes() {
        return admission instanceof Admission.Take take ? take.maxBodyBytes() : 0;
    }

    /** Copies the bytes; {@code false} if they are too many. The buffer stays the caller's. */
    boolean append(ByteBuf bytes) {
        if (body.size() + bytes.readableBytes() > maxBodyBytes()) {
            return false;
        }
        byte[] copy = new byte[bytes.readableBytes()];
        bytes.getBytes(bytes.readerIndex(), copy);
        body.writeBytes(copy);
        return true;
    }

    Request request() {
        return new Request(head, body.toByteArray());
    }

    Response finish(Response response) {
        return route == null ? response : route.finish(head, response);
    }
}
