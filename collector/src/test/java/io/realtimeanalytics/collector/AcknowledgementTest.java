package io.realtimeanalytics.collector;

import static io.realtimeanalytics.collector.testing.TestCollector.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.realtimeanalytics.collector.testing.FakeLog;
import io.realtimeanalytics.collector.testing.Json;
import io.realtimeanalytics.collector.testing.RawHttp;
import io.realtimeanalytics.collector.testing.RawHttp.Answer;
import io.realtimeanalytics.collector.testing.TestCollector;
import io.realtimeanalytics.event.avro.Event;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A 202 is a promise that Kafka keeps; without Kafka nothing is promised. */
class AcknowledgementTest {

    private TestCollector collector;

    @BeforeEach
    void start() {
        collector = TestCollector.start(Map.of());
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void answersOnlyAfterTheLastEventIsAcknowledged() {
        collector.log().treatEvents(FakeLog.Events.HELD);

        CompletableFuture<Answer> answer =
                post("[" + Json.numbered(1) + "," + Json.numbered(2) + "]");
        await().until(() -> collector.log().heldCount() == 2);
        collector.log().acknowledgeOne();
        assertThat(answer).isNotDone();
        collector.log().acknowledgeOne();

        assertThat(answer.join().status()).isEqualTo(202);
        assertThat(answer.join().text()).startsWith("{\"accepted\":2,");
    }

    @Test
    void promisesNothingWhenAnEventIsLost() {
        collector.log().treatEvents(FakeLog.Events.LOST);

        Answer answer = post(Json.pageView()).join();

        assertUnavailable(answer);
    }

    @Test
    void promisesNothingWhenTheProducerRefuses() {
        collector.log().treatEvents(FakeLog.Events.REFUSED);

        Answer answer = post(Json.pageView()).join();

        assertUnavailable(answer);
    }

    @Test
    void takesTheSameEventAgainAfterAFailure() {
        collector.log().treatEvents(FakeLog.Events.LOST);
        Answer first = post(Json.pageView()).join();
        collector.log().treatEvents(FakeLog.Events.ACKNOWLEDGED);

        Answer second = post(Json.pageView()).join();

        assertThat(first.status()).isEqualTo(503);
        assertThat(second.status()).isEqualTo(202);
        assertThat(collector.log().decoded())
                .extracting(Event::getEventId)
                .containsExactly(Json.ID);
    }

    @Test
    void answersOthersWhileOneWaits() {
        collector.log().treatEvents(FakeLog.Events.HELD);
        CompletableFuture<Answer> waiting = post(Json.pageView());
        await().until(() -> collector.log().heldCount() == 1);

        Answer live = RawHttp.get(collector.port(), "/health/live");

        assertThat(live.status()).isEqualTo(200);
        assertThat(waiting).isNotDone();
        collector.log().acknowledgeOne();
        assertThat(waiting.join().status()).isEqualTo(202);
    }

    @Test
    void answersWhatItBeganBeforeItCloses() {
        collector.log().treatEvents(FakeLog.Events.HELD);
        CompletableFuture<Answer> waiting = post(Json.pageView());
        await().until(() -> collector.log().heldCount() == 1);

        CompletableFuture<Void> closing = CompletableFuture.runAsync(collector::close);
        collector.log().acknowledgeOne();

        assertThat(waiting.join().status()).isEqualTo(202);
        closing.join();
    }

    @Test
    void givesAVerdictOnEachEvent() {
        String bad = Json.numbered(7).replace("page_view", "page_vew");

        Answer answer = post("[" + Json.pageView() + "," + bad + ",5]").join();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"accepted\":1,\"results\":["
                                + "{\"event_id\":\""
                                + Json.ID
                                + "\",\"verdict\":\"accepted\"},"
                                + "{\"event_id\":\"0190b5a4-7c1e-7000-8000-012345670007\","
                                + "\"verdict\":\"rejected\",\"reason\":\"unknown_value\","
                                + "\"field\":\"event_type\"},"
                                + "{\"event_id\":null,\"verdict\":\"rejected\","
                                + "\"reason\":\"wrong_type\",\"field\":null}]}");
    }

    @Test
    void takesAllThreeForms() {
        post(Json.numbered(1)).join();
        post("[" + Json.numbered(2) + "]").join();
        post("{\"site_id\":\"shop\",\"sent_at\":5,\"events\":[" + Json.numbered(3) + "]}").join();

        assertThat(collector.log().decoded())
                .hasSize(3)
                .allSatisfy(e -> assertThat(e.getReceivedAt()).isEqualTo(NOON.toEpochMilli()))
                .last()
                .satisfies(e -> assertThat(e.getSentAt()).isEqualTo(5));
    }

    @Test
    void takesPlainTextAsSendBeaconSendsIt() {
        Answer answer =
                RawHttp.post(
                        collector.port(),
                        Json.pageView(),
                        "Content-Type: text/plain;charset=UTF-8",
                        "Origin: https://shop.example");

        assertThat(answer.status()).isEqualTo(202);
    }

    private CompletableFuture<Answer> post(String json) {
        return CompletableFuture.supplyAsync(() -> RawHttp.post(collector.port(), json));
    }

    private void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.text()).contains("\"code\":\"unavailable\"");
    }
}
