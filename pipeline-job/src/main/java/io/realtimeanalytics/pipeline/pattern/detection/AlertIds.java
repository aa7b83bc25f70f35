package io.realtimeanalytics.pipeline.pattern.detection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of alerts: the same events always make the same one. */
public final class AlertIds {

    private AlertIds() {}

    /** MD5 in hex, which every database can compute, of the four joined by bars. */
    public static String of(String siteId, String patternId, String subject, String firstEventId) {
        String text = siteId + '|' + patternId + '|' + subject + '|' + firstEventId;
        try {
            byte[] hash =
                    MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
