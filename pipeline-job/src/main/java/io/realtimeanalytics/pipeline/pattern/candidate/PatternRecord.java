package io.realtimeanalytics.pipeline.pattern.candidate;

import org.jspecify.annotations.Nullable;

/**
 * One Kafka record as the source emits it; crosses streams.
 *
 * @param timeMillis how far it moves event time on; {@link Long#MIN_VALUE} for not at all
 * @param event the event, null for what is none or has no part in patterns
 * @param isDelayed an event that was received too long after it happened
 */
public record PatternRecord(long timeMillis, @Nullable CandidateEvent event, boolean isDelayed) {

    static final PatternRecord NOTHING = new PatternRecord(Long.MIN_VALUE, null, false);
    static final PatternRecord DELAYED = new PatternRecord(Long.MIN_VALUE, null, true);

    static PatternRecord of(CandidateEvent event) {
        return new PatternRecord(event.timeMillis(), event, false);
    }

    static PatternRecord tick(long clockMillis) {
        return new PatternRecord(clockMillis, null, false);
    }
}
