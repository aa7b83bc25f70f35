package io.realtimeanalytics.local.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for servers that must know their port before they start. */
public final class FreePorts {

    private FreePorts() {}

    /** A port on which nothing listens now. */
    public static int next() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
