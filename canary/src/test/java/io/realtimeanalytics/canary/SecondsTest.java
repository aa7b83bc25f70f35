package io.realtimeanalytics.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecondsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Instant now = NOON;
    private final Seconds seconds = new Seconds(() -> now);

    @Test
    void isTheSecondOfTheClock() {
        assertThat(after(0)).isZero();
        assertThat(after(1_000)).isEqualTo(1);
        assertThat(after(9_500)).isEqualTo(9);
    }

    @Test
    void givesNoSecondTwiceWhereTicksComeEarly() {
        assertThat(after(0)).isZero();
        assertThat(after(999)).isEqualTo(1);
        assertThat(after(1_999)).isEqualTo(2);
    }

    @Test
    void followsAClockThatWasSetBack() {
        assertThat(after(3_600_000)).isEqualTo(3_600);
        assertThat(after(0)).isZero();
    }

    private long after(long millis) {
        now = NOON.plusMillis(millis);
        return seconds.next() - NOON.getEpochSecond();
    }
}
