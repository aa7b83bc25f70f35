package io.realtimeanalytics.bridge.socket;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Set;

/**
 * Which websites may open a connection from a browser: the listed ones, and the one that the bridge
 * itself serves. Programs that send no Origin are not browsers and are let in.
 */
final class OriginPolicy {

    private final Set<String> allowedOrigins;

    /**
     * @param allowedOrigins compared character by character, since anything looser has been abused
     */
    OriginPolicy(Set<String> allowedOrigins) {
        this.allowedOrigins = Set.copyOf(allowedOrigins);
    }

    boolean allows(HttpHeaders headers) {
        List<String> origins = headers.getAll(HttpHeaderNames.ORIGIN);
        if (origins.isEmpty()) {
            return true;
        }
        return origins.size() == 1
                && (allowedOrigins.contains(origins.get(0)) || isSame(origins.get(0), headers));
    }

    private static boolean isSame(String origin, HttpHeaders headers) {
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        return hosts.size() == 1
                && !hosts.get(0).isEmpty()
                && (origin.equals("http://" + hosts.get(0))
                        || origin.equals("https://" + hosts.get(0)));
    }
}
