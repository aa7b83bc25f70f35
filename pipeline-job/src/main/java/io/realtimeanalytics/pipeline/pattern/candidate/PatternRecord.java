package io.realtimeanalytics.pipeline.pattern.candidate;

import org.jspecify.annotations.Nullable;

/**
 * One Kafka record as the source emits it; crosses streams.
 *
 * @param timeMillis how far it moves event time on; {@link Long#MIN_VALUE} for not at all
 * @param event for patterns; null for what is no event or has no part in them
 * @param sighting for detectors of anomalies; null for what has no part in those
 * @param isDelayed an event that was received too long after it happened
 */
public record PatternRecord(
        long timeMillis,
        @Nullable CandidateEvent event,
        @Nullable Sighting sighting,
        boolean isDelayed) {

    static final PatternRecord NOTHING = new PatternRecord(Long.MIN_VALUE, null, null, false);

    static final PatternRecord DELAYED = new PatternRecord(Long.MIN_VALUE, null, null, true);

    static PatternRecord of(CandidateEvent event, @Nullable Sighting sighting) {
        return new PatternRecord(event.timeMillis(), event, sighting, false);
    }

    static PatternRecord tick(long clockMillis) {
        return new PatternRecord(clockMillis, null, null, false);
    }
}
