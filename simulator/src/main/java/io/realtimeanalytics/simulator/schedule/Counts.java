package io.realtimeanalytics.simulator.schedule;

import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.simulator.fault.EventClass;
import io.realtimeanalytics.simulator.traffic.Outgoing;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

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

    /** Events by their classes' names in the ledger, without zeros. */
    public Map<String, Long> byClass() {
        return named(byClass, EventClass::id);
    }

    /** Events by their types' names, without zeros. */
    public Map<String, Long> byType() {
        return named(byType, EventType::name);
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

    private static <K> Map<String, Long> named(Map<K, LongAdder> adders, Function<K, String> name) {
        Map<String, Long> counts = new LinkedHashMap<>();
        adders.forEach(
                (key, adder) -> {
                    if (adder.sum() > 0) {
                        counts.put(name.apply(key), adder.sum());
                    }
                });
        return counts;
    }

    private static <K> LongAdder adder(Map<K, LongAdder> adders, K key) {
        LongAdder adder = adders.get(key);
        if (adder == null) {
            throw new IllegalArgumentException("not counted: " + key);
        }
        return adder;
    }
}
