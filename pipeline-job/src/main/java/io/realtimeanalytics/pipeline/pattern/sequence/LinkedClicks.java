package io.realtimeanalytics.pipeline.pattern.sequence;

import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/** A click soon after the one before, and near it; any click may be the first. */
final class LinkedClicks extends IterativeCondition<CandidateEvent> {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final double maxDistancePx;
    private final double maxGapMillis;

    LinkedClicks(String name, double maxDistancePx, double maxGapMillis) {
        this.name = name;
        this.maxDistancePx = maxDistancePx;
        this.maxGapMillis = maxGapMillis;
    }

    @Override
    public boolean filter(CandidateEvent click, Context<CandidateEvent> context) throws Exception {
        CandidateEvent last = null;
        for (CandidateEvent before : context.getEventsForPattern(name)) {
            last = before;
        }
        return last == null || isLinked(last, click);
    }

    private boolean isLinked(CandidateEvent before, CandidateEvent click) {
        int distancePx = Math.abs(click.x() - before.x()) + Math.abs(click.y() - before.y());
        return distancePx < maxDistancePx
                && click.timeMillis() - before.timeMillis() < maxGapMillis;
    }
}
