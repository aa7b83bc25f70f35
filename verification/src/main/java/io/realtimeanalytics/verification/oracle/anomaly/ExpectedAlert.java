package io.realtimeanalytics.verification.oracle.anomaly;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert that there should be.
 *
 * @param subject series of its own; empty for the site
 * @param cause {@code dimension/value}; empty for none
 * @param named start of the first unusual minute, or time of the last event: part of its id
 * @param firstMillis when what it is about began
 * @param resolvedMillis null while it is open
 */
record ExpectedAlert(
        String site,
        String pattern,
        String severity,
        String subject,
        String cause,
        long named,
        long firstMillis,
        long lastMillis,
        long detectedMillis,
        @Nullable Long resolvedMillis,
        long count,
        double value,
        double expected,
        List<String> eventIds) {

    /** MD5, in hex, of what makes it the one it is. */
    String id() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("MD5")
                            .digest(
                                    String.join("|", site, pattern, subject, Long.toString(named))
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    ExpectedAlert resolved(long atMillis) {
        return new ExpectedAlert(
                site,
                pattern,
                severity,
                subject,
                cause,
                named,
                firstMillis,
                lastMillis,
                detectedMillis,
                atMillis,
                count,
                value,
                expected,
                eventIds);
    }
}
