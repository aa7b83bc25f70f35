package io.realtimeanalytics.collector.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys by which servers, unlike browsers, prove who they are. Holds digests only. */
public final class ServerKeys {

    private static final int MIN_KEY_CHARS = 16;

    private record Entry(byte[] digest, String siteId) {}

    private final List<Entry> entries;

    private ServerKeys(List<Entry> entries) {
        this.entries = entries;
    }

    /** Parses {@code site:key,site:key}; a key may stand for several sites. */
    public static ServerKeys parse(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String entry = part.strip();
            if (!entry.isEmpty()) {
                int colon = entry.indexOf(':');
                if (colon < 1 || entry.length() - colon - 1 < MIN_KEY_CHARS) {
                    throw new IllegalArgumentException("server keys: no site or a short key");
                }
                entries.add(
                        new Entry(digest(entry.substring(colon + 1)), entry.substring(0, colon)));
            }
        }
        return new ServerKeys(entries);
    }

    /** The sites a key stands for; empty if nobody has that key. Takes equal time for all keys. */
    public Optional<Set<String>> sitesOf(String key) {
        byte[] digest = digest(key);
        Set<String> sites = new HashSet<>();
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(entry.digest, digest)) {
                sites.add(entry.siteId);
            }
        }
        return sites.isEmpty() ? Optional.empty() : Optional.of(sites);
    }

    /** Every site that has a key. */
    public List<String> siteIds() {
        return entries.stream().map(Entry::siteId).distinct().toList();
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
