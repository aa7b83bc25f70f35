package io.realtimeanalytics.canary;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Puts texts together that come in parts, and takes their time. */
final class FrameListener implements WebSocket.Listener {

    private static final int ABNORMAL = 1006;

    private final Ear ear;
    private final StringBuilder parts = new StringBuilder();

    /** Hears of whole texts and of the end. */
    interface Ear {

        /** A text, and when its last part came. */
        void heard(String text, long receivedNanos);

        void ended(int code, String reason);
    }

    FrameListener(Ear ear) {
        this.ear = ear;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        long receivedNanos = System.nanoTime();
        parts.append(part);
        if (last) {
            ear.heard(parts.toString(), receivedNanos);
            parts.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        ear.ended(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ear.ended(ABNORMAL, String.valueOf(error.getMessage()));
    }
}
