package io.realtimeanalytics.simulator.traffic;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Events that will be sent a second time. */
final class Repeats {

    // Events of the same millisecond in order of id: a heap alone has no such order.
    private final PriorityQueue<Repeat> queue =
            new PriorityQueue<>(
                    Comparator.comparingLong(Repeat::atMillis)
                            .thenComparing(repeat -> repeat.event().eventId()));

    private record Repeat(Outgoing event, long atMillis) {}

    void add(Outgoing event, long atMillis) {
        queue.add(new Repeat(event, atMillis));
    }

    @Nullable Outgoing poll(long nowMillis) {
        Repeat next = queue.peek();
        if (next == null || next.atMillis() > nowMillis) {
            return null;
        }
        queue.remove();
        return next.event().again(nowMillis);
    }
}
