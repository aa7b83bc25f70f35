package io.realtimeanalytics.collector.intake;

import io.realtimeanalytics.collector.http.Problem;
import io.realtimeanalytics.collector.http.RequestHead;
import io.realtimeanalytics.collector.site.ServerKeys;
import io.realtimeanalytics.collector.site.Site;
import io.realtimeanalytics.collector.site.Sites;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a request speaks.
 *
 * @param keySites sites its server key stands for; null for browsers and all others without a key
 * @param origin what a browser says its page is from
 */
record Caller(@Nullable Set<String> keySites, @Nullable String origin) {

    private static final String SCHEME = "Bearer ";

    static Caller of(RequestHead head, ServerKeys keys) throws RefusedException {
        String authorization = head.header("Authorization");
        String origin = head.header("Origin");
        if (authorization == null) {
            return new Caller(null, origin);
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new RefusedException(Problem.UNAUTHORIZED);
        }
        Optional<Set<String>> sites =
                keys.sitesOf(authorization.substring(SCHEME.length()).strip());
        return new Caller(
                sites.orElseThrow(() -> new RefusedException(Problem.UNAUTHORIZED)), origin);
    }

    boolean isServer() {
        return keySites != null;
    }

    /**
     * The site the request is for. Browsers always name their origin; whoever does not is no
     * browser, and could claim any.
     */
    Site siteFor(String siteId, Sites sites) throws RefusedException {
        Optional<Site> site = sites.find(siteId);
        if (site.isEmpty() || (keySites != null && !keySites.contains(siteId))) {
            throw new RefusedException(Problem.UNKNOWN_SITE);
        }
        if (keySites == null && origin != null && !site.get().allows(origin)) {
            throw new RefusedException(Problem.ORIGIN);
        }
        return site.get();
    }
}
