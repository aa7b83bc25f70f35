package io.realtimeanalytics.history.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.testing.EmbeddedStore;
import io.realtimeanalytics.history.testing.Points;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of answers that real stores give only under stress. */
class AnswersTest {

    private HttpServer server;
    private int status;
    private String retryAfter = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/api/v2/write",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    if (!retryAfter.isEmpty()) {
                        exchange.getResponseHeaders().add("Retry-After", retryAfter);
                    }
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void takesWhatIsSaidAboutThePointsAsFinal(int answer) {
        assertThat(write(answer)).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 503})
    void takesEverythingElseAsPassing(int answer) {
        assertThat(write(answer))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        failure -> assertThat(failure.isUnprepared()).isFalse());
    }

    @Test
    void hearsHowLongToWait() {
        retryAfter = "7";

        assertThat(write(429))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        failure ->
                                assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void missesABucket() {
        assertThat(write(404))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        failure -> assertThat(failure.isUnprepared()).isTrue());
    }

    @Test
    void takesSilenceAsPassing() {
        server.stop(0);

        assertThat(write(204)).isInstanceOf(UnavailableException.class);
    }

    private StoreException write(int answer) {
        status = answer;
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (PointStore store = PointStores.open(EmbeddedStore.config(url, Retention.DEFAULT))) {
            return catchThrowableOfType(
                    StoreException.class,
                    () ->
                            store.write(
                                    Tier.ONE_MINUTE,
                                    List.of(Points.of("s", "events", Tier.ONE_MINUTE, 0, 1))));
        }
    }
}
