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
    private final WaitingRoom waiting;

    Crowd(Visitors visitors, Behaviour behaviour, Tracker tracker, long startMillis) {
        this.visitors = visitors;
        this.behaviour = behaviour;
        this.tracker = tracker;
        this.waiting = new WaitingRoom(startMillis);
    }

    /**
     * Fills the sites with visitors in the middle of their visits, as if the run had begun long
     * ago: each is taken as it is at a random moment.
     */
    void gather(int size, long nowMillis, Randomness randomness) {
        for (int left = size; left > 0; left--) {
            Visit visit = behaviour.begin(visitors.arrive(nowMillis));
            int untilNextStep = -randomness.below(LONGEST_HISTORY_MILLIS);
            while (untilNextStep < 0) {
                behaviour.act(visit, Conditions.NORMAL);
                if (!behaviour.goOn(visit, Conditions.NORMAL)) {
                    visit = behaviour.begin(visitors.arrive(nowMillis));
                }
                untilNextStep += visit.waitMillis();
            }
            waiting.add(visit, nowMillis + untilNextStep);
        }
    }

    /** The event of whoever acts now. */
    Event next(long nowMillis, Conditions conditions) {
        Visit visit = whoIsReady(nowMillis);
        Step step = behaviour.act(visit, conditions);
        Event event = tracker.report(visit, step, nowMillis);
        if (behaviour.goOn(visit, conditions)) {
            waiting.add(visit, nowMillis + visit.waitMillis());
        } else {
            visitors.depart(visit.visitor(), nowMillis);
        }
        return event;
    }

    int size() {
        return waiting.size();
    }

    private Visit whoIsReady(long nowMillis) {
        while (true) {
            Visit visit = waiting.poll(nowMillis);
            if (visit == null) {
                return behaviour.begin(visitors.arrive(nowMillis));
            }
            if (nowMillis - waiting.nowMillis() <= PATIENCE_MILLIS) {
                return visit;
            }
            visitors.depart(visit.visitor(), nowMillis);
        }
    }
}
