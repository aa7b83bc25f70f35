package io.realtimeanalytics.simulator.traffic;

import io.realtimeanalytics.event.avro.Event;
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

    /**
     * An event to be sent again.
     *
     * @param event as it was sent
     * @param retried what the tracker sends again, if it is the tracker that does; null: the same
     *     bytes come again
     */
    record Repeat(Outgoing event, @Nullable Event retried, long atMillis) {}

    void add(Repeat repeat) {
        queue.add(repeat);
    }

    @Nullable Repeat poll(long nowMillis) {
        Repeat next = queue.peek();
        if (next == null || next.atMillis() > nowMillis) {
            return null;
        }
        return queue.remove();
    }
}
