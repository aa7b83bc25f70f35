package io.realtimeanalytics.bridge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.bridge.http.Answer;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.bridge.testing.ManualClock;
import io.realtimeanalytics.bridge.testing.TestServer;
import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveSession;
import io.realtimeanalytics.history.read.Funnel;
import io.realtimeanalytics.history.read.History;
import io.realtimeanalytics.history.read.SeriesQuestion;
import io.realtimeanalytics.history.read.TimeRange;
import io.realtimeanalytics.history.read.TimeSeries;
import io.realtimeanalytics.history.read.TopList;
import io.realtimeanalytics.history.read.VisitorCount;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when more is asked than the store can answer. */
class HistoryLoadTest {

    private final SlowHistory history = new SlowHistory();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final HistoryApi api =
            new HistoryApi(history, new BridgeMetrics(new CollectorRegistry()), clock);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void asksTheStoreOnceForTheSameAnswerUntilItIsOld() {
        history.permits.release(10);

        assertThat(ask("shop").join().status()).isEqualTo(200);
        assertThat(ask("shop").join().status()).isEqualTo(200);
        assertThat(history.asked).hasValue(1);
        clock.advance(Duration.ofMinutes(1));

        assertThat(ask("shop").join().status()).isEqualTo(200);
        assertThat(history.asked).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Authorization: Bearer of-somebody\r\n"})
    void interruptsAQuestionWhoseAskerHasLeft(String authorization) throws Exception {
        try (TestServer server = TestServer.start(history)) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                String request =
                        "GET /api/v1/sites/shop/funnel?range=1h HTTP/1.1\r\nHost: x\r\n"
                                + authorization
                                + "\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                await().until(() -> history.asked.get() == 1);
            }

            await().until(() -> history.interrupted.get() == 1);
        }
    }

    @Test
    void sendsAwayWhatWouldWaitForTooLong() {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 69; i++) {
            answers.add(ask("site-" + i));
        }

        Answer last = answers.get(68).join();
        assertThat(last.status()).isEqualTo(503);
        assertThat(last.headers()).containsKey("Retry-After");
        assertThat(answers.subList(0, 68)).noneMatch(CompletableFuture::isDone);
        history.permits.release(68);
        assertThat(answers.subList(0, 68))
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    }

    private CompletableFuture<Answer> ask(String site) {
        return api.answer(site, "funnel", Map.of("range", List.of("1h")));
    }

    /** Answers when it is let. */
    private static final class SlowHistory implements History {

        private final Semaphore permits = new Semaphore(0);
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger interrupted = new AtomicInteger();

        @Override
        public Funnel funnel(String siteId, TimeRange range) {
            asked.incrementAndGet();
            try {
                permits.acquire();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw new IllegalStateException(e);
            }
            return new Funnel(List.of());
        }

        @Override
        public TimeSeries series(SeriesQuestion question) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TopList top(String siteId, String metric, TimeRange range, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public VisitorCount visitors(String siteId, TimeRange range) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<LiveSession> sessions(String siteId, TimeRange range, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<LiveAlert> alerts(String siteId, TimeRange range, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Long> sites(TimeRange range) {
            throw new UnsupportedOperationException();
        }
    }
}
