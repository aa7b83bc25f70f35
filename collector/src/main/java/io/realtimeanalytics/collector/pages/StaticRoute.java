package io.realtimeanalytics.collector.pages;

import io.realtimeanalytics.collector.http.Admission;
import io.realtimeanalytics.collector.http.Problem;
import io.realtimeanalytics.collector.http.Request;
import io.realtimeanalytics.collector.http.RequestHead;
import io.realtimeanalytics.collector.http.Response;
import io.realtimeanalytics.collector.http.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Serves files, revalidated by ETag. */
public final class StaticRoute implements Route {

    private static final String SHOP = "/shop/";
    private static final String SHOP_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final Function<String, Optional<StaticFile>> lookup;
    private final Map<String, String> headers;

    private StaticRoute(
            Function<String, Optional<StaticFile>> lookup, Map<String, String> headers) {
        this.lookup = lookup;
        this.headers = headers;
    }

    /** What the directory holds: the tracker, and the demo shop if it is there. */
    public static Map<String, Route> of(StaticFiles files) {
        Map<String, Route> routes = new LinkedHashMap<>();
        // Other sites' pages load the tracker; an update reaches them within minutes.
        routes.put(
                "/tracker.js",
                new StaticRoute(
                        files::find,
                        Map.of(
                                "Cache-Control",
                                "public, max-age=300",
                                "Cross-Origin-Resource-Policy",
                                "cross-origin")));
        if (files.find(SHOP + "index.html").isPresent()) {
            routes.put(
                    SHOP,
                    new StaticRoute(
                            path -> shopFile(files, path),
                            Map.of(
                                    "Cache-Control",
                                    "no-cache",
                                    "Content-Security-Policy",
                                    SHOP_POLICY,
                                    "Referrer-Policy",
                                    "strict-origin-when-cross-origin")));
            routes.put("/shop", new Redirect(SHOP));
        }
        return routes;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    @Override
    public Admission admit(RequestHead head) {
        return new Admission.Answer(
                lookup.apply(head.path())
                        .map(file -> serve(file, head))
                        .orElseGet(Problem.NOT_FOUND::response));
    }

    @Override
    public CompletionStage<Response> handle(Request request) {
        return CompletableFuture.completedStage(Problem.NOT_FOUND.response());
    }

    // The shop is one page that shows what its address says: product pages are not files.
    private static Optional<StaticFile> shopFile(StaticFiles files, String path) {
        Optional<StaticFile> file = files.find(path);
        boolean isPage = path.matches("/shop/([a-z0-9-]+(/[a-z0-9-]+)*/?)?");
        return file.isEmpty() && isPage ? files.find(SHOP + "index.html") : file;
    }

    private Response serve(StaticFile file, RequestHead head) {
        boolean isUnchanged = matches(head.header("If-None-Match"), file.etag());
        boolean isGzipped = acceptsGzip(head.header("Accept-Encoding"));
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("ETag", file.etag());
        all.put("Vary", "Accept-Encoding");
        if (isUnchanged) {
            return new Response(304, all, new byte[0]);
        }
        all.put("Content-Type", file.contentType());
        if (isGzipped) {
            all.put("Content-Encoding", "gzip");
        }
        return new Response(200, all, isGzipped ? file.gzipped() : file.plain());
    }

    private static boolean matches(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null && (ifNoneMatch.contains(etag) || ifNoneMatch.equals("*"));
    }

    private static boolean acceptsGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && acceptEncoding.contains("gzip")
                && !acceptEncoding.contains("gzip;q=0,")
                && !acceptEncoding.endsWith("gzip;q=0");
    }
}
