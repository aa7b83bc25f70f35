package io.realtimeanalytics.simulator.schedule;

import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.simulator.fault.EventClass;
import io.realtimeanalytics.simulator.traffic.Outgoing;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts by class and type. May be read by any thread. */
public final class Counts {

    private final Map<EventClass, LongAdder> byClass = new EnumMap<>(EventClass.class);
    private final Map<EventType, LongAdder> byType = new EnumMap<>(EventType.class);
    private final LongAdder shed = new LongAdder();

    Counts() {
        for (EventClass eventClass : EventClass.values()) {
            byClass.put(eventClass, new LongAdder());
        }
        for (EventType type : EventType.values()) {
            byType.put(type, new LongAdder());
        }
    }

    /** Events of a class. */
    public long of(EventClass eventClass) {
        return adder(byClass, eventClass).sum();
    }

    /** Events of a type. */
    public long of(EventType type) {
        return adder(byType, type).sum();
    }

    /** Events that were due but not sent. */
    public long shed() {
        return shed.sum();
    }

    void sent(Outgoing event) {
        adder(byClass, event.eventClass()).increment();
        adder(byType, event.type()).increment();
    }

    void shed(long events) {
        shed.add(events);
    }

    private static <K> LongAdder adder(Map<K, LongAdder> adders, K key) {
        LongAdder adder = adders.get(key);
        if (adder == null) {
            throw new IllegalArgumentException("not counted: " + key);
        }
        return adder;
    }
}
