package io.realtimeanalytics.bridge.share;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a shared link carries: {@code share.<id>.<secret>}.
 *
 * @param id names the link, and may be known
 * @param secret opens it; 256 random bits, so that a plain hash of it cannot be reversed
 */
record ShareToken(String id, String secret) {

    private static final String PREFIX = "share.";
    private static final Pattern FORM =
            Pattern.compile("share\\.([A-Za-z0-9_-]{12})\\.([A-Za-z0-9_-]{43})");
    private static final int ID_BYTES = 9;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Whether a token means to be one of these; tokens of a provider never begin so. */
    static boolean isMeant(String token) {
        return token.startsWith(PREFIX);
    }

    /** Empty if it has another form. */
    static Optional<ShareToken> parse(String token) {
        Matcher matcher = FORM.matcher(token);
        return matcher.matches()
                ? Optional.of(new ShareToken(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    static ShareToken random() {
        return new ShareToken(random(ID_BYTES), random(SECRET_BYTES));
    }

    String text() {
        return PREFIX + id + '.' + secret;
    }

    /** What is stored of the secret. */
    String secretSha256() {
        return HexFormat.of().formatHex(sha256());
    }

    /** Takes the same time for every wrong secret. */
    boolean opens(String secretSha256) {
        return MessageDigest.isEqual(sha256(), HexFormat.of().parseHex(secretSha256));
    }

    private byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static String random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    @Override
    public String toString() {
        return PREFIX + id + ".…";
    }
}
