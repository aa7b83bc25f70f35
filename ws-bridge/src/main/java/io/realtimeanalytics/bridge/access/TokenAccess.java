package io.realtimeanalytics.bridge.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import io.realtimeanalytics.bridge.access.AccessDeniedException.Reason;
import io.realtimeanalytics.bridge.filter.Filter;
import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who shows a token of an OpenID provider: signed with one of its published keys, by its
 * issuer, not expired, and with a claim {@code sites} that lists what its holder may see.
 *
 * <p>Keys are fetched when a token names an unknown one, at most now and then, and kept through
 * outages of the provider. Only signatures with public keys are taken: who can check a token can
 * then not make one.
 */
public final class TokenAccess implements Access {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private static final String SITES = "sites";
    private static final int MAX_TOKEN_CHARS = 16_000;
    private static final int MAX_WAITING = 1_000;
    private static final int MAX_CLOCK_SKEW_SECONDS = 5;
    private static final long KEPT_IN_OUTAGE_MILLIS = Duration.ofDays(1).toMillis();

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    // Fetching keys blocks.
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    2,
                    2,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(MAX_WAITING),
                    TokenAccess::newThread);

    /** Nothing is fetched before the first token. */
    public TokenAccess(TokenSettings settings) {
        JWKSource<SecurityContext> keys;
        try {
            keys =
                    JWKSourceBuilder.create(settings.keysUrl().toURL())
                            .retrying(true)
                            .outageTolerant(KEPT_IN_OUTAGE_MILLIS)
                            .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(
                    "keys: " + settings.keysUrl() + " (expected: an HTTP address)", e);
        }
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(
                        settings.audience().isEmpty() ? null : settings.audience(),
                        new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                        Set.of("sub", "exp", SITES));
        claims.setMaxClockSkew(MAX_CLOCK_SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(claims);
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public @Nullable Holder anonymous() {
        return null;
    }

    @Override
    public CompletableFuture<Holder> authenticate(String token) {
        try {
            return CompletableFuture.supplyAsync(() -> holderOf(token), threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    new AccessDeniedException(Reason.UNAVAILABLE, "too many sign-ins", e));
        }
    }

    @Override
    public boolean isWithdrawn(Holder holder) {
        return false;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private Holder holderOf(String token) {
        try {
            if (token.length() > MAX_TOKEN_CHARS) {
                throw new ParseException("token too long", 0);
            }
            JWTClaimsSet claims = processor.process(token, null);
            List<String> sites = claims.getStringListClaim(SITES);
            if (sites == null || sites.contains(null)) {
                throw new ParseException("sites: expected a list of site ids", 0);
            }
            Date expires = claims.getExpirationTime();
            return new Holder(
                    idOf(claims),
                    Holder.BY_TOKEN,
                    Set.copyOf(sites),
                    Filter.ALL,
                    expires.toInstant().toEpochMilli());
        } catch (ExpiredJWTException e) {
            throw new AccessDeniedException(Reason.EXPIRED, "the token has expired", e);
        } catch (KeySourceException e) {
            throw new AccessDeniedException(
                    Reason.UNAVAILABLE, "the provider's keys cannot be read", e);
        } catch (BadJOSEException | ParseException | JOSEException e) {
            throw new AccessDeniedException(Reason.INVALID, String.valueOf(e.getMessage()), e);
        }
    }

    /** Pseudonymous: the record of who did what holds no names. */
    private static String idOf(JWTClaimsSet claims) {
        String name = claims.getIssuer() + '\n' + claims.getSubject();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "bridge-access");
        thread.setDaemon(true);
        return thread;
    }
}
