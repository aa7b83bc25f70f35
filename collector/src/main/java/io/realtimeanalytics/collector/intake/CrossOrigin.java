package io.realtimeanalytics.collector.intake;

import io.realtimeanalytics.collector.http.Problem;
import io.realtimeanalytics.collector.http.RequestHead;
import io.realtimeanalytics.collector.http.Response;
import io.realtimeanalytics.collector.site.Site;
import io.realtimeanalytics.collector.site.Sites;

/** Tells browsers whose pages may read our answers. */
record CrossOrigin(Sites sites) {

    private static final String DAY_SECONDS = "86400";

    /** Answers OPTIONS. A preflight does not name a site, so any site's origin passes here. */
    Response preflight(RequestHead head) {
        String origin = head.header("Origin");
        if (origin == null) {
            return Response.empty(204).with("Allow", "OPTIONS, POST");
        }
        if (!sites.anyAllows(origin)) {
            return Problem.ORIGIN.response();
        }
        return Response.empty(204)
                .with("Access-Control-Allow-Methods", "POST")
                .with("Access-Control-Allow-Headers", "Content-Type, Content-Encoding")
                .with("Access-Control-Max-Age", DAY_SECONDS);
    }

    /**
     * Lets the page of an allowed origin read the answer. Credentials, which sendBeacon insists on
     * although we use none, only for origins that are listed by name.
     */
    Response allow(RequestHead head, Response response) {
        String origin = head.header("Origin");
        Response varied = response.with("Vary", "Origin");
        if (origin == null || !sites.anyAllows(origin)) {
            return varied;
        }
        Response allowed =
                varied.with("Access-Control-Allow-Origin", origin)
                        .with("Access-Control-Expose-Headers", "Retry-After");
        return isListed(origin)
                ? allowed.with("Access-Control-Allow-Credentials", "true")
                : allowed;
    }

    private boolean isListed(String origin) {
        return sites.all().stream().map(Site::origins).anyMatch(o -> o.contains(origin));
    }
}
