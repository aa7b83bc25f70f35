package io.realtimeanalytics.collector.enrich;

import io.realtimeanalytics.event.avro.Campaign;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page, reduced to what analytics needs: no fragment, no user, no session ids, no
 * query but campaign parameters, one spelling per page.
 *
 * @param host lower case, without port
 * @param path begins with a slash, ends with one only if it is nothing else
 * @param query campaign parameters, null if there are none
 * @param campaign what they say, null if there are none
 */
public record PageAddress(
        String origin,
        String host,
        String path,
        @Nullable String query,
        @Nullable Campaign campaign) {

    private static final Pattern FORM =
            Pattern.compile("(?i)(https?)://([^/?#\\s]+)([^?#\\s]*)(?:\\?([^#\\s]*))?(?:#.*)?");
    private static final Pattern AUTHORITY =
            Pattern.compile("([a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}])(:[0-9]{1,5})?");
    private static final Pattern PATH_PARAMETER = Pattern.compile(";[^/]*");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    /** Takes an absolute http or https address; empty if it is something else. */
    public static Optional<PageAddress> parse(String url) {
        Matcher form = FORM.matcher(url);
        if (!form.matches()) {
            return Optional.empty();
        }
        String authority = form.group(2).toLowerCase(Locale.ROOT);
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            return Optional.empty();
        }
        CampaignQuery query = CampaignQuery.parse(form.group(4));
        return Optional.of(
                new PageAddress(
                        form.group(1).toLowerCase(Locale.ROOT) + "://" + authority,
                        parts.group(1),
                        normalizePath(form.group(3)),
                        query.text(),
                        query.campaign()));
    }

    /** The address in full. */
    public String url() {
        return query == null ? withoutQuery() : withoutQuery() + '?' + query;
    }

    /** The address up to its path. */
    public String withoutQuery() {
        return origin + path;
    }

    private static String normalizePath(String raw) {
        String path = PATH_PARAMETER.matcher(raw).replaceAll("");
        path = SLASHES.matcher('/' + path).replaceAll("/");
        if (path.length() > 1 && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return Masking.mask(path);
    }
}
