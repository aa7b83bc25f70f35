package io.realtimeanalytics.collector.site;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** All sites, by id. */
public final class Sites {

    private static final Pattern SITE_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern ORIGIN =
            Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    private final Map<String, Site> byId;

    private Sites(Map<String, Site> byId) {
        this.byId = byId;
    }

    /**
     * Parses {@code site=origin,origin;site=*}. A site without origins takes events from servers
     * only.
     */
    public static Sites parse(String text) {
        Map<String, Site> byId = new LinkedHashMap<>();
        for (String entry : text.split(";", -1)) {
            if (!entry.isBlank()) {
                Site site = parseSite(entry.strip());
                require(byId.put(site.id(), site) == null, "site named twice");
            }
        }
        require(!byId.isEmpty(), "no site");
        return new Sites(byId);
    }

    /** The site of that id. */
    public Optional<Site> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Every site, in the order of the configuration. */
    public Collection<Site> all() {
        return byId.values();
    }

    /** Whether any site takes events from that origin: all that a preflight request can ask. */
    public boolean anyAllows(String origin) {
        return byId.values().stream().anyMatch(site -> site.allows(origin));
    }

    private static Site parseSite(String entry) {
        int equals = entry.indexOf('=');
        require(equals > 0, "no = after the site");
        String id = entry.substring(0, equals).strip();
        require(SITE_ID.matcher(id).matches(), "site id");
        String list = entry.substring(equals + 1).strip();
        return list.equals("*")
                ? new Site(id, true, Set.of())
                : new Site(id, false, parseOrigins(list));
    }

    private static Set<String> parseOrigins(String list) {
        Set<String> origins = new LinkedHashSet<>();
        for (String part : list.split(",", -1)) {
            String origin = part.strip();
            if (!origin.isEmpty()) {
                require(ORIGIN.matcher(origin).matches(), "origin");
                origins.add(origin);
            }
        }
        return origins;
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("sites: " + what);
        }
    }
}
