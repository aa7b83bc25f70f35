package io.realtimeanalytics.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.canary.testing.Revenue;
import io.realtimeanalytics.event.live.LiveResult;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MarkTest {

    private static final long NOON = Instant.parse("2026-03-02T12:00:00Z").getEpochSecond();
    private static final long GREATEST_AMOUNT = 1_000_000_000_000_000L;

    @Test
    void tellsEveryEventOfAMinuteFromTheOthers() {
        Revenue minute = new Revenue(NOON * 1_000);
        LongStream.range(NOON, NOON + 60)
                .filter(second -> second % 7 != 0)
                .mapToObj(Mark::of)
                .forEach(mark -> minute.add(mark.currency(), mark.amountMinor()));

        LiveResult result = minute.result();

        assertThat(result.items()).allMatch(Mark::isSum);
        assertThat(LongStream.range(NOON - 20, NOON + 80))
                .allSatisfy(
                        second ->
                                assertThat(Mark.of(second).isIn(result))
                                        .isEqualTo(
                                                second >= NOON
                                                        && second < NOON + 60
                                                        && second % 7 != 0));
    }

    @Test
    void staysWithinWhatTheCollectorTakes() {
        assertThat(LongStream.range(NOON, NOON + 200).mapToObj(Mark::of))
                .allMatch(mark -> mark.amountMinor() > 0 && mark.amountMinor() < GREATEST_AMOUNT);
    }

    @Test
    void isNotTakenForTheOneThatLooksTheSame() {
        Mark mark = Mark.of(NOON);
        Mark same = Mark.of(NOON + 120);
        LiveResult then = new Revenue(NOON * 1_000).add(mark.currency(), mark.amountMinor());

        assertThat(same.amountMinor()).isEqualTo(mark.amountMinor());
        assertThat(mark.isIn(then)).isTrue();
        assertThat(same.isIn(then)).isFalse();
    }

    @Test
    void bearsClocksThatDiffer() {
        Mark mark = Mark.of(NOON + 59);
        long startMillis = (NOON + 60) * 1_000;

        assertThat(mark.isIn(result(startMillis, mark))).isTrue();
        assertThat(mark.isIn(result(startMillis + 24_000, mark))).isTrue();
        assertThat(mark.isIn(result(startMillis + 26_000, mark))).isFalse();
    }

    @Test
    void isNotBelievedWhereSomethingWasCountedTwice() {
        Revenue minute = new Revenue(NOON * 1_000);
        Mark mark = Mark.of(NOON);
        minute.add(mark.currency(), mark.amountMinor());

        LiveResult doubled = minute.add(mark.currency(), mark.amountMinor());

        assertThat(Mark.isSum(doubled.items().get(0))).isFalse();
        assertThat(Mark.of(NOON + 1).isIn(doubled)).isFalse();
    }

    private static LiveResult result(long startMillis, Mark mark) {
        return new Revenue(startMillis).add(mark.currency(), mark.amountMinor());
    }
}
