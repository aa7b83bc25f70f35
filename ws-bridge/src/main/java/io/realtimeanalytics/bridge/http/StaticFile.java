package io.realtimeanalytics.bridge.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One file, ready to be sent. */
final class StaticFile {

    /** Names that the dashboard's build derives from the content, so that it never changes. */
    private static final Pattern HASHED_NAME =
            Pattern.compile("/assets/.*-[A-Za-z0-9_-]{8,}\\.[a-z0-9]+(\\.map)?");

    private static final Map<String, String> CONTENT_TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("mjs", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("map", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("txt", "text/plain; charset=utf-8"));

    private final Answer whole;
    private final Answer notModified;
    private final String etag;

    private StaticFile(Answer whole, String etag) {
        this.whole = whole;
        this.notModified = new Answer(304, whole.contentType(), new byte[0], whole.headers());
        this.etag = etag;
    }

    static StaticFile of(String path, byte[] content) {
        String etag = '"' + HexFormat.of().formatHex(sha256(content), 0, 16) + '"';
        String caching =
                HASHED_NAME.matcher(path).matches()
                        ? "public, max-age=31536000, immutable"
                        : "no-cache";
        Map<String, String> headers = Map.of("ETag", etag, "Cache-Control", caching);
        return new StaticFile(Answer.ok(contentTypeOf(path), content).with(headers), etag);
    }

    Answer answer(@Nullable String ifNoneMatch) {
        boolean isKnown =
                ifNoneMatch != null
                        && Arrays.stream(ifNoneMatch.split(",", -1))
                                .map(String::strip)
                                .anyMatch(tag -> tag.equals(etag) || tag.equals("W/" + etag));
        return isKnown ? notModified : whole;
    }

    private static String contentTypeOf(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return CONTENT_TYPES.getOrDefault(extension, "application/octet-stream");
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
