package io.realtimeanalytics.pipeline.pattern.rate;

import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import java.util.function.Function;

/**
 * A definition in terms of counts.
 *
 * @param leastEvents as many events in their window match
 * @param eventsWindowMillis length of it; an event this old is outside
 * @param leastDistinct as many different values in their window match; 0: values do not matter
 * @param distinctWindowMillis length of it
 * @param needsBoth whether one count is not enough
 * @param value what is counted once
 * @param note what is remembered of each event
 * @param subject what the alert is about
 */
record RateRule(
        int leastEvents,
        long eventsWindowMillis,
        int leastDistinct,
        long distinctWindowMillis,
        boolean needsBoth,
        Function<CandidateEvent, String> value,
        Function<CandidateEvent, String> note,
        Function<CandidateEvent, String> subject) {

    RateMemory with(RateMemory memory, CandidateEvent event) {
        long timeMillis = event.timeMillis();
        return new RateMemory(
                memory.events().with(timeMillis, event.eventId(), note.apply(event), leastEvents),
                memory.distinct()
                        .withDistinct(
                                timeMillis, event.eventId(), value.apply(event), leastDistinct),
                memory.silentUntilMillis(),
                Math.max(
                        memory.silentUntilMillis(),
                        timeMillis + Math.max(eventsWindowMillis, distinctWindowMillis)));
    }

    boolean hasEnoughEvents(RateMemory memory, long nowMillis) {
        return memory.events().isFull(leastEvents, nowMillis, eventsWindowMillis);
    }

    boolean isMatched(RateMemory memory, long nowMillis) {
        boolean hasEvents = hasEnoughEvents(memory, nowMillis);
        boolean hasDistinct =
                memory.distinct().isFull(leastDistinct, nowMillis, distinctWindowMillis);
        return needsBoth ? hasEvents && hasDistinct : hasEvents || hasDistinct;
    }
}
