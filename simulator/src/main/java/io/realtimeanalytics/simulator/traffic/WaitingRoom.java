package io.realtimeanalytics.simulator.traffic;

import io.realtimeanalytics.simulator.behaviour.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Visits by the millisecond of their next step, from 0 on: a timing wheel, so that half a million
 * of them cost no more for each event than ten.
 */
final class WaitingRoom {

    private static final int SPAN_MILLIS = 1 << 15;

    private final @Nullable Seat[] firstSeats = new Seat[SPAN_MILLIS];
    private final @Nullable Seat[] lastSeats = new Seat[SPAN_MILLIS];
    private long nowMillis;
    private int size;

    private static final class Seat {
        private final Visit visit;
        private @Nullable Seat next;

        Seat(Visit visit) {
            this.visit = visit;
        }
    }

    /** Lets a visit wait; those of the same millisecond keep their order. */
    void add(Visit visit, long atMillis) {
        long withinSpan = Math.min(atMillis, nowMillis + SPAN_MILLIS - 1);
        int index = (int) Math.max(withinSpan, nowMillis) & (SPAN_MILLIS - 1);
        Seat seat = new Seat(visit);
        Seat last = lastSeats[index];
        if (last == null) {
            firstSeats[index] = seat;
        } else {
            last.next = seat;
        }
        lastSeats[index] = seat;
        size++;
    }

    /** The next visit whose time has come; {@link #nowMillis} then says which time that was. */
    @Nullable Visit poll(long untilMillis) {
        if (size == 0) {
            nowMillis = Math.max(nowMillis, untilMillis);
            return null;
        }
        while (true) {
            int index = (int) nowMillis & (SPAN_MILLIS - 1);
            Seat seat = firstSeats[index];
            if (seat != null) {
                return take(seat, index);
            }
            if (nowMillis >= untilMillis) {
                return null;
            }
            nowMillis++;
        }
    }

    long nowMillis() {
        return nowMillis;
    }

    int size() {
        return size;
    }

    private Visit take(Seat seat, int index) {
        firstSeats[index] = seat.next;
        if (seat.next == null) {
            lastSeats[index] = null;
        }
        size--;
        return seat.visit;
    }
}
