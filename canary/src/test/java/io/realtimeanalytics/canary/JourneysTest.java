package io.realtimeanalytics.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.canary.testing.Revenue;
import io.realtimeanalytics.event.live.LiveResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneysTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Mark FIRST = Mark.of(NOON.getEpochSecond());
    private static final Mark SECOND = Mark.of(NOON.getEpochSecond() + 1);

    private final CollectorRegistry registry = new CollectorRegistry();
    private final Journeys journeys =
            new Journeys(new CanaryMetrics(registry), InstantSource.fixed(NOON));
    private final Revenue revenue = new Revenue(NOON.toEpochMilli());

    @Test
    void measuresFromTheSendingToTheFirstFrameWithTheEvent() {
        journeys.begin(FIRST, millis(0));
        journeys.accepted(FIRST);
        journeys.look(List.of(revenue.result()), millis(100));
        journeys.look(List.of(with(FIRST)), millis(250));

        assertThat(value("canary_sent_total")).isEqualTo(1);
        assertThat(value("canary_arrived_total")).isEqualTo(1);
        assertThat(value("canary_event_to_screen_seconds_sum")).isEqualTo(0.25);
        assertThat(value("canary_newest_arrival_timestamp_seconds"))
                .isEqualTo((double) NOON.getEpochSecond());
        assertThat(journeys.size()).isZero();
    }

    @Test
    void countsAnEventOnceHoweverOftenItIsShown() {
        send(FIRST, SECOND);
        LiveResult frame = with(FIRST);
        journeys.look(List.of(frame, frame), millis(10));
        journeys.look(List.of(frame), millis(20));

        assertThat(value("canary_arrived_total")).isEqualTo(1);
        assertThat(journeys.size()).isEqualTo(1);
    }

    @Test
    void findsAfterAReconnectWhatArrivedMeanwhile() {
        send(FIRST, SECOND);
        with(FIRST);
        journeys.look(List.of(with(SECOND)), millis(5_000));

        assertThat(value("canary_arrived_total")).isEqualTo(2);
        assertThat(value("canary_event_to_screen_seconds_sum")).isEqualTo(10);
    }

    @Test
    void givesUpAfterAMinute() {
        send(FIRST, SECOND);
        journeys.look(List.of(with(SECOND)), millis(100));
        journeys.giveUp(millis(60_000));
        assertThat(value("canary_lost_total")).isZero();

        journeys.giveUp(millis(60_001));
        journeys.look(List.of(with(FIRST)), millis(60_002));

        assertThat(value("canary_lost_total")).isEqualTo(1);
        assertThat(value("canary_arrived_total")).isEqualTo(1);
        assertThat(journeys.size()).isZero();
    }

    @Test
    void countsWhatWasNotTakenForNothingElse() {
        journeys.begin(FIRST, millis(0));
        journeys.look(List.of(with(FIRST)), millis(10));
        journeys.failed(FIRST);
        journeys.giveUp(millis(100_000));

        assertThat(value("canary_send_failures_total")).isEqualTo(1);
        assertThat(value("canary_sent_total")).isZero();
        assertThat(value("canary_arrived_total")).isZero();
        assertThat(value("canary_lost_total")).isZero();
    }

    @Test
    void bearsAScreenThatIsFasterThanTheAnswer() {
        journeys.begin(FIRST, millis(0));
        journeys.look(List.of(with(FIRST)), millis(10));
        assertThat(value("canary_arrived_total")).isZero();

        journeys.accepted(FIRST);

        assertThat(value("canary_arrived_total")).isEqualTo(1);
        assertThat(value("canary_event_to_screen_seconds_sum")).isEqualTo(0.01);
    }

    @Test
    void looksAtNoOtherMetric() {
        send(FIRST);
        LiveResult revenueOfAMinute = with(FIRST);
        LiveResult other =
                new LiveResult(
                        "revenue",
                        "30m",
                        revenueOfAMinute.startMillis(),
                        revenueOfAMinute.endMillis(),
                        "final",
                        1,
                        1,
                        revenueOfAMinute.amountMinor(),
                        revenueOfAMinute.items(),
                        0,
                        0);
        journeys.look(List.of(other), millis(10));

        assertThat(value("canary_arrived_total")).isZero();
    }

    private void send(Mark... marks) {
        for (Mark mark : marks) {
            journeys.begin(mark, millis(0));
            journeys.accepted(mark);
        }
    }

    private LiveResult with(Mark mark) {
        return revenue.add(mark.currency(), mark.amountMinor());
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    private double value(String name) {
        Double value = registry.getSampleValue(name);
        return value == null ? Double.NaN : value;
    }
}
