package io.realtimeanalytics.simulator.traffic;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.simulator.behaviour.Behaviour;
import io.realtimeanalytics.simulator.behaviour.Conditions;
import io.realtimeanalytics.simulator.behaviour.Step;
import io.realtimeanalytics.simulator.behaviour.Visit;
import io.realtimeanalytics.simulator.chance.Randomness;
import io.realtimeanalytics.simulator.population.Visitors;
import io.realtimeanalytics.simulator.tracking.Tracker;

/**
 * All visitors on the sites. The rate is given, so it is the crowd that adapts: when nobody is
 * ready to act, somebody new arrives; when too many are, those who have waited too long go away.
 */
final class Crowd {

    private static final int PATIENCE_MILLIS = 4_000;
    private static final int LONGEST_HISTORY_MILLIS = 300_000;

    private final Visitors visitors;
    private final Behaviour behaviour;
    private final Tracker tracker;
    // Goes by the time since the first event: gathering takes a while, and must not make it late.
    private final WaitingRoom waiting = new WaitingRoom();
    private long firstMillis = Long.MIN_VALUE;

    Crowd(Visitors visitors, Behaviour behaviour, Tracker tracker) {
        this.visitors = visitors;
        this.behaviour = behaviour;
        this.tracker = tracker;
    }

    /**
     * Fills the sites with visitors in the middle of their visits, as if the run had begun long
     * ago: each is taken as it is at a random moment.
     */
    void gather(int size, Randomness randomness) {
        for (int left = size; left > 0; left--) {
            Visit visit = behaviour.begin(visitors.newcomer());
            int untilNextStep = -randomness.below(LONGEST_HISTORY_MILLIS);
            while (untilNextStep < 0) {
                behaviour.act(visit, Conditions.NORMAL);
                if (!behaviour.goOn(visit, Conditions.NORMAL)) {
                    visit = behaviour.begin(visitors.newcomer());
                }
                untilNextStep += visit.waitMillis();
            }
            waiting.add(visit, untilNextStep);
        }
    }

    /** The event of whoever acts now. */
    Event next(long nowMillis, Conditions conditions) {
        if (firstMillis == Long.MIN_VALUE) {
            firstMillis = nowMillis;
        }
        Visit visit = whoIsReady(nowMillis);
        Step step = behaviour.act(visit, conditions);
        Event event = tracker.report(visit, step, nowMillis);
        if (behaviour.goOn(visit, conditions)) {
            waiting.add(visit, nowMillis - firstMillis + visit.waitMillis());
        } else {
            visitors.depart(visit.visitorAfterwards(), nowMillis);
        }
        return event;
    }

    int size() {
        return waiting.size();
    }

    private Visit whoIsReady(long nowMillis) {
        long elapsedMillis = nowMillis - firstMillis;
        while (true) {
            Visit visit = waiting.poll(elapsedMillis);
            if (visit == null) {
                return behaviour.begin(visitors.arrive(nowMillis));
            }
            if (elapsedMillis - waiting.nowMillis() <= PATIENCE_MILLIS) {
                return visit;
            }
            visitors.depart(visit.visitorAfterwards(), nowMillis);
        }
    }
}
