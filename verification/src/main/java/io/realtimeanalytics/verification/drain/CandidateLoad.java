package io.realtimeanalytics.verification.drain;

import io.realtimeanalytics.pipeline.pattern.candidate.Action;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.candidate.PatternRecord;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Candidates alone, made where they are used: what they cost is what patterns cost. Event time goes
 * at a fixed rate, whatever the machine does; some thousand visitors take turns, click, meet errors
 * and fill carts.
 */
final class CandidateLoad implements MapFunction<Long, PatternRecord> {

    private static final long serialVersionUID = 1L;
    private static final long START_MILLIS = 1_795_334_400_000L;
    private static final int VISITORS_AT_ONCE = 5_000;
    private static final long VISIT_EVENTS = 40;
    private static final long PAGE_EVENTS = 6;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final long eventsPerSecond;

    CandidateLoad(long eventsPerSecond) {
        this.eventsPerSecond = eventsPerSecond;
    }

    @Override
    public PatternRecord map(Long number) {
        long timeMillis = START_MILLIS + number * 1_000 / eventsPerSecond;
        long chance = (number * MULTIPLIER) >>> 40;
        long slot = number % VISITORS_AT_ONCE;
        long turn = number / VISITORS_AT_ONCE;
        String visitor = "v-" + slot + '-' + turn / VISIT_EVENTS;
        Action action = actionOf((int) (chance % 100));
        CandidateEvent event =
                new CandidateEvent(
                        "shop",
                        "e-" + number,
                        visitor,
                        false,
                        action,
                        timeMillis,
                        visitor + '-' + turn / PAGE_EVENTS,
                        "/product/" + chance % 500,
                        (int) (chance % 40),
                        (int) (chance % 30),
                        action.isCartActivity() || action.isCheckoutStep() ? 1_000 : 0,
                        "EUR",
                        "");
        return new PatternRecord(timeMillis, event, null, false);
    }

    private static Action actionOf(int percent) {
        if (percent < 60) {
            return Action.CLICK;
        }
        if (percent < 68) {
            return Action.ERROR;
        }
        if (percent < 86) {
            return Action.ADD_TO_CART;
        }
        if (percent < 93) {
            return Action.BEGIN_CHECKOUT;
        }
        return percent < 97 ? Action.ADD_PAYMENT_INFO : Action.PURCHASE;
    }
}
