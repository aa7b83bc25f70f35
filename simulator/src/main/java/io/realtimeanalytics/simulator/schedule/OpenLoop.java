package io.realtimeanalytics.simulator.schedule;

import io.realtimeanalytics.simulator.fault.Scenarios;
import io.realtimeanalytics.simulator.ledger.Ledger;
import io.realtimeanalytics.simulator.send.Outbox;
import io.realtimeanalytics.simulator.traffic.Outgoing;
import io.realtimeanalytics.simulator.traffic.Traffic;

/**
 * Sends what is due, and never waits for what was sent before: what the outbox has no room for is
 * shed and counted.
 *
 * <p>Confined to one thread.
 */
public final class OpenLoop {

    // Bounds what one turn holds in memory after a pause of the process.
    private static final int MOST_EVENTS_PER_TURN = 10_000;

    private final Schedule schedule;
    private final Scenarios scenarios;
    private final Traffic traffic;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Counts counts = new Counts();

    /** A loop over these stages, at the start of its schedule. */
    public OpenLoop(
            Schedule schedule, Scenarios scenarios, Traffic traffic, Ledger ledger, Outbox outbox) {
        this.schedule = schedule;
        this.scenarios = scenarios;
        this.traffic = traffic;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /**
     * Sends what is due by now, but neither more than so many events nor what is due at or after
     * the end.
     *
     * @return how many were sent
     */
    public int turn(long nowNanos, long endNanos, long mostEvents) {
        shedWhatIsLongPast(nowNanos);
        long most = Math.min(mostEvents, MOST_EVENTS_PER_TURN);
        int sent = 0;
        while (sent < most && schedule.dueNanos() <= nowNanos && schedule.dueNanos() < endNanos) {
            Outgoing event = traffic.next(schedule.dueMillis(), scenarios.at(schedule.dueNanos()));
            schedule.advance();
            if (outbox.offer(event)) {
                traffic.accepted(event);
                ledger.sent(event);
                counts.sent(event);
                sent++;
            } else {
                counts.shed(1);
            }
        }
        settle();
        outbox.release();
        return sent;
    }

    /**
     * Writes down what has become of the events sent.
     *
     * @return whether that is known of all of them
     */
    public boolean settle() {
        // In this order: an event that counts as settled has its failure written before.
        long settled = outbox.settled();
        outbox.drainFailed(ledger::failed);
        ledger.settled(settled);
        ledger.flush();
        return outbox.isSettled(settled);
    }

    /** When the next event is due. */
    public long dueNanos() {
        return schedule.dueNanos();
    }

    /** What was sent so far. */
    public Counts counts() {
        return counts;
    }

    private void shedWhatIsLongPast(long nowNanos) {
        if (!schedule.isLongPast(nowNanos)) {
            return;
        }
        long skipped = 0;
        while (schedule.dueNanos() < nowNanos) {
            schedule.advance();
            skipped++;
        }
        counts.shed(skipped);
    }
}
