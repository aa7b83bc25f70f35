package io.realtimeanalytics.collector.http;

import java.util.Map;
import java.util.Optional;

/**
 * Routes by path.
 *
 * @param byPath a path that ends with a slash stands for all below it
 */
public record Routes(Map<String, Route> byPath) {

    /** The route of a path: the exact one, else the deepest folder above. */
    Optional<Route> find(String path) {
        Route exact = byPath.get(path);
        for (int slash = path.lastIndexOf('/'); exact == null && slash >= 0; ) {
            exact = byPath.get(path.substring(0, slash + 1));
            slash = slash == 0 ? -1 : path.lastIndexOf('/', slash - 1);
        }
        return Optional.ofNullable(exact);
    }
}
