package io.realtimeanalytics.verification.fanout.client;

import java.nio.ByteBuffer;

/** Told what a connection receives, on the loop's thread. */
public interface Receiver {

    /** The server accepted the WebSocket. */
    void opened(Connection connection);

    /**
     * A text message.
     *
     * @param bytes holds the message from {@code from} to {@code to}; valid during the call only
     * @param readAtNanos when the bytes were read
     */
    void text(Connection connection, ByteBuffer bytes, int from, int to, long readAtNanos);

    /**
     * The server ended the connection.
     *
     * @param code of its closing frame, 1006 if there was none
     */
    void closed(Connection connection, int code);
}
