package io.realtimeanalytics.bridge.access;

import java.net.URI;

/**
 * Whose tokens are taken.
 *
 * @param keysUrl where the provider publishes its keys (JWKS)
 * @param issuer exactly as the tokens name it
 * @param audience that tokens must name; empty if that is not looked at
 */
public record TokenSettings(URI keysUrl, String issuer, String audience) {}
