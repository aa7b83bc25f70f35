package io.realtimeanalytics.collector.enrich;

import java.nio.charset.StandardCharsets;

/**
 * Salts derived from a secret, so that several instances agree and restarts do not split visitors.
 * The price: who holds the secret can make the ids of any past day again.
 */
public final class DerivedSalts implements Salts {

    private final byte[] secret;

    /** Salts from a secret of at least 16 characters. */
    public DerivedSalts(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] of(long epochDay) {
        return Hashing.hmac(secret, "visitor-salt", Long.toString(epochDay));
    }

    @Override
    public void forgetBefore(long epochDay) {
        // Nothing is kept.
    }
}
