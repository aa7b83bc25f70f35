package io.realtimeanalytics.pipeline.pattern;

import io.realtimeanalytics.pipeline.pattern.candidate.PatternRecord;
import io.realtimeanalytics.pipeline.pattern.detection.OrderedMatching;
import java.time.Duration;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Passes events on, and event time later and in whole turns of the matchers. Later, so that every
 * event that has a part is there when its time has come. In whole turns, so that nothing a turn
 * finds is behind event time for those who take it.
 */
final class Turns extends AbstractStreamOperator<PatternRecord>
        implements OneInputStreamOperator<PatternRecord, PatternRecord> {

    private static final long serialVersionUID = 1L;

    private final long laterMillis;
    private transient long turn;

    /**
     * @param later how much
     */
    Turns(Duration later) {
        this.laterMillis = later.toMillis();
    }

    @Override
    public void open() throws Exception {
        super.open();
        turn = Long.MIN_VALUE;
    }

    @Override
    public void processElement(StreamRecord<PatternRecord> element) {
        output.collect(element);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        long timeMillis = mark.getTimestamp();
        // Nothing comes after the last one, so there is nothing to wait for.
        if (timeMillis == Long.MAX_VALUE) {
            super.processWatermark(mark);
            return;
        }
        // No event time yet: earlier cannot be said.
        if (timeMillis < 0) {
            return;
        }
        long reached = Math.floorDiv(timeMillis - laterMillis, OrderedMatching.TURN_MILLIS);
        if (reached > turn) {
            turn = reached;
            super.processWatermark(new Watermark(reached * OrderedMatching.TURN_MILLIS));
        }
    }
}
