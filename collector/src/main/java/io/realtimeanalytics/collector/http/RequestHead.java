package io.realtimeanalytics.collector.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A request without its body.
 *
 * @param method upper case
 * @param path undecoded, from its first slash, without the query
 * @param headers names are case-insensitive
 * @param peer other end of the connection; must not be logged or stored
 */
public record RequestHead(String method, String path, HttpHeaders headers, InetAddress peer) {

    /** First value of a header. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }
}
