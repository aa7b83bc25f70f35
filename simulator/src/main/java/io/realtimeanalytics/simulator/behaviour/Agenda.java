package io.realtimeanalytics.simulator.behaviour;

/**
 * The next few steps of a visit, each with the pause before it.
 *
 * <p>A pause in which the tab stays open is broken by heartbeats. Plain arrays: there is one agenda
 * for each of up to several hundred thousand visitors.
 */
final class Agenda {

    static final int HEARTBEAT_MILLIS = 15_000;
    private static final int CAPACITY = 18;

    private final Step[] steps = new Step[CAPACITY];
    private final int[] pauses = new int[CAPACITY];
    private int head;
    private int size;
    private int waitMillis;

    void plan(Step step, int pauseMillis) {
        if (size == CAPACITY) {
            throw new IllegalStateException("agenda: full (expected: <= " + CAPACITY + " steps)");
        }
        int tail = (head + size) % CAPACITY;
        steps[tail] = step;
        pauses[tail] = pauseMillis;
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    /** Takes the next step; {@link #waitMillis} then says when it is due. */
    Step take() {
        if (pauses[head] > HEARTBEAT_MILLIS) {
            pauses[head] -= HEARTBEAT_MILLIS;
            waitMillis = HEARTBEAT_MILLIS;
            return Step.HEARTBEAT;
        }
        Step step = steps[head];
        waitMillis = pauses[head];
        head = (head + 1) % CAPACITY;
        size--;
        return step;
    }

    int waitMillis() {
        return waitMillis;
    }
}
