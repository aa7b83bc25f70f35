package io.realtimeanalytics.simulator.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.realtimeanalytics.simulator.fault.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void spacesEventsEvenly() {
        Schedule schedule = schedule(RatePlan.even(4));

        assertThat(schedule.dueMillis()).isEqualTo(START.toEpochMilli());
        schedule.advance();
        assertThat(schedule.dueNanos()).isEqualTo(250_000_000);
        assertThat(schedule.dueMillis()).isEqualTo(START.toEpochMilli() + 250);
    }

    @Test
    void keepsTheExactRateForHours() {
        assertThat(eventsUntil(schedule(RatePlan.even(3_000)), Duration.ofHours(2)))
                .isCloseTo(3_000 * 7_200, within(1L));
    }

    @Test
    void multipliesTheRateInASpike() {
        Period spike = new Period(Duration.ofSeconds(10), Duration.ofSeconds(5));
        Schedule schedule = schedule(new RatePlan(100, spike, 4, Period.NEVER, null));

        assertThat(eventsUntil(schedule, Duration.ofSeconds(10))).isEqualTo(1_000);
        assertThat(eventsUntil(schedule, Duration.ofSeconds(15))).isEqualTo(2_000);
        assertThat(eventsUntil(schedule, Duration.ofSeconds(20))).isEqualTo(500);
    }

    @Test
    void isSilentWhenTold() {
        Period silence = new Period(Duration.ofSeconds(10), Duration.ofSeconds(5));
        Schedule schedule = schedule(new RatePlan(100, Period.NEVER, 1, silence, null));

        eventsUntil(schedule, Duration.ofSeconds(10));

        assertThat(schedule.dueNanos()).isEqualTo(Duration.ofSeconds(15).toNanos());
    }

    @Test
    void mayBeginSilent() {
        Period silence = new Period(Duration.ZERO, Duration.ofSeconds(5));
        Schedule schedule = schedule(new RatePlan(100, Period.NEVER, 1, silence, null));

        assertThat(schedule.dueNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void followsTheHoursOfTheDayAroundTheMean() {
        ZoneId zone = ZoneId.of("Europe/Zurich");
        Schedule schedule = schedule(new RatePlan(10, Period.NEVER, 1, Period.NEVER, zone));

        // Midnight UTC is 02:00 in Zurich's summer.
        long night = eventsUntil(schedule, Duration.ofHours(2));
        long untilEvening = eventsUntil(schedule, Duration.ofHours(17));
        long evening = eventsUntil(schedule, Duration.ofHours(19));
        long rest = eventsUntil(schedule, Duration.ofHours(24));

        assertThat(evening).isGreaterThan(6 * night);
        assertThat(night + untilEvening + evening + rest).isCloseTo(10 * 86_400, within(10L * 864));
    }

    private static Schedule schedule(RatePlan plan) {
        return new Schedule(plan, START.toEpochMilli(), Duration.ofSeconds(30));
    }

    private static long eventsUntil(Schedule schedule, Duration end) {
        long events = 0;
        while (schedule.dueNanos() < end.toNanos()) {
            schedule.advance();
            events++;
        }
        return events;
    }
}
