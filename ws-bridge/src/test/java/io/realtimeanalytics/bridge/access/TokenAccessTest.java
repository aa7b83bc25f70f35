package io.realtimeanalytics.bridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.realtimeanalytics.bridge.access.AccessDeniedException.Reason;
import io.realtimeanalytics.bridge.testing.TokenIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenAccessTest {

    private TokenIssuer issuer;
    private TokenAccess access;

    @BeforeEach
    void start() throws Exception {
        issuer = TokenIssuer.start();
        access = new TokenAccess(issuer.settings());
    }

    @AfterEach
    void stop() {
        access.close();
        issuer.close();
    }

    @Test
    void letsInWhoShowsAGoodToken() throws Exception {
        Holder ann = holderOf(issuer.sign(issuer.claims("ann", "shop", "store")));

        assertThat(ann.sites()).isEqualTo(Set.of("shop", "store"));
        assertThat(ann.maySee("shop")).isTrue();
        assertThat(ann.maySee("other")).isFalse();
        assertThat(ann.expiresAtMillis()).isGreaterThan(System.currentTimeMillis());
        assertThat(ann.id()).hasSize(16).doesNotContain("ann");
        assertThat(holderOf(issuer.sign(issuer.claims("ann", "shop"))).id()).isEqualTo(ann.id());
        assertThat(holderOf(issuer.sign(issuer.claims("bob", "*"))).maySee("any")).isTrue();
    }

    @Test
    void refusesEveryOtherToken() throws Exception {
        Date past = Date.from(Instant.now().minus(Duration.ofMinutes(1)));
        SignedJWT secret =
                new SignedJWT(
                        new JWSHeader(JWSAlgorithm.HS256), issuer.claims("ann", "shop").build());
        secret.sign(new MACSigner("0123456789abcdef0123456789abcdef"));
        String good = issuer.sign(issuer.claims("ann", "shop"));

        assertRefused(Reason.EXPIRED, issuer.sign(issuer.claims("ann").expirationTime(past)));
        assertRefused(Reason.INVALID, issuer.sign(issuer.claims("ann").issuer("https://other")));
        assertRefused(Reason.INVALID, issuer.sign(issuer.claims("ann").audience("other")));
        assertRefused(Reason.INVALID, issuer.sign(issuer.claims("ann").claim("sites", null)));
        assertRefused(Reason.INVALID, issuer.sign(issuer.claims("ann").claim("sites", 7)));
        assertRefused(Reason.INVALID, issuer.sign(issuer.claims("ann").expirationTime(null)));
        assertRefused(Reason.INVALID, good.substring(0, good.length() - 4) + "AAAA");
        assertRefused(Reason.INVALID, new PlainJWT(issuer.claims("ann", "*").build()).serialize());
        assertRefused(Reason.INVALID, secret.serialize());
        assertRefused(Reason.INVALID, "");
        assertRefused(Reason.INVALID, "x".repeat(20_000));
    }

    @Test
    void knowsNewKeysByThemselvesAndOldOnesThroughAnOutage() throws Exception {
        holderOf(issuer.sign(issuer.claims("ann", "shop")));
        issuer.rotate();

        holderOf(issuer.sign(issuer.claims("ann", "shop")));
        issuer.goAway();

        assertThat(holderOf(issuer.sign(issuer.claims("bob", "shop"))).maySee("shop")).isTrue();
    }

    @Test
    void saysThatItCannotKnowWhileTheProviderIsAway() throws Exception {
        issuer.goAway();

        assertRefused(Reason.UNAVAILABLE, issuer.sign(issuer.claims("ann", "shop")));
    }

    private Holder holderOf(String token) {
        return access.authenticate(token).join();
    }

    private void assertRefused(Reason reason, String token) {
        assertThatThrownBy(() -> holderOf(token))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        AccessDeniedException.class,
                        denied -> assertThat(denied.reason()).isEqualTo(reason));
    }
}
