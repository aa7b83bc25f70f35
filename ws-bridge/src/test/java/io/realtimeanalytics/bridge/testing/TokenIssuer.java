package io.realtimeanalytics.bridge.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.realtimeanalytics.bridge.access.TokenSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An OpenID provider, as far as a bridge sees it: it signs tokens and publishes its keys. */
public final class TokenIssuer implements AutoCloseable {

    private static final String NAME = "https://id.example";
    private static final String AUDIENCE = "analytics";

    private final HttpServer server;
    private ECKey key;
    private volatile boolean isAway;

    private TokenIssuer(HttpServer server) throws JOSEException {
        this.server = server;
        this.key = newKey("k1");
    }

    /** One that listens. */
    public static TokenIssuer start() throws IOException, JOSEException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TokenIssuer issuer = new TokenIssuer(server);
        server.createContext(
                "/keys",
                exchange -> {
                    byte[] keys =
                            new JWKSet(issuer.key.toPublicJWK())
                                    .toString()
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(issuer.isAway ? 500 : 200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
        server.start();
        return issuer;
    }

    /** What a bridge that trusts it is told. */
    public TokenSettings settings() {
        URI keys = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
        return new TokenSettings(keys, NAME, AUDIENCE);
    }

    /** Signs with another key from now on. */
    public void rotate() throws JOSEException {
        key = newKey("k2");
    }

    /** Does not answer any more. */
    public void goAway() {
        isAway = true;
    }

    /** Claims of a good token. */
    public JWTClaimsSet.Builder claims(String subject, String... sites) {
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject(subject)
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
                .claim("sites", List.of(sites));
    }

    /** A token with those claims. */
    public String sign(JWTClaimsSet.Builder claims) throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                        claims.build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static ECKey newKey(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }
}
