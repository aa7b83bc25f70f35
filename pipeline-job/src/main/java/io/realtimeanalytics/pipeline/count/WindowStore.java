package io.realtimeanalytics.pipeline.count;

import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the windows of the current key in Flink state. Only what changed is written, once per
 * checkpoint: events themselves never touch the state backend.
 */
final class WindowStore {

    static final MapStateDescriptor<String, SlotState> SLOTS =
            new MapStateDescriptor<>("slots", Types.STRING, TypeInformation.of(SlotState.class));
    static final MapStateDescriptor<String, Long> SETTLED =
            new MapStateDescriptor<>("settled", Types.STRING, Types.LONG);

    private final MapState<String, SlotState> slots;
    private final MapState<String, Long> settled;

    WindowStore(MapState<String, SlotState> slots, MapState<String, Long> settled) {
        this.slots = slots;
        this.settled = settled;
    }

    /** Writes what changed in the windows of the current key. */
    void write(MetricWindows windows) throws Exception {
        for (Slots source : windows.slots()) {
            for (long end : source.takeChangedEnds()) {
                Tally tally = source.get(end);
                put(slots, name(source.name(), end), tally == null ? null : SlotState.of(tally));
            }
        }
        for (WindowSeries series : windows.series()) {
            for (long end : series.takeChangedSettled()) {
                put(settled, name(series.window().id(), end), series.settledRevision(end));
            }
        }
    }

    /** Reads the windows of the current key. */
    void read(MetricWindows windows) throws Exception {
        for (Map.Entry<String, SlotState> entry : slots.entries()) {
            for (Slots target : windows.slots()) {
                if (entry.getKey().startsWith(target.name() + '|')) {
                    target.restore(endOf(entry.getKey()), entry.getValue().toTally());
                }
            }
        }
        for (Map.Entry<String, Long> entry : settled.entries()) {
            for (WindowSeries target : windows.series()) {
                if (entry.getKey().startsWith(target.window().id() + '|')) {
                    target.restoreSettled(endOf(entry.getKey()), entry.getValue());
                }
            }
        }
    }

    private static String name(String window, long endMillis) {
        return window + '|' + endMillis;
    }

    private static long endOf(String name) {
        return Long.parseLong(name.substring(name.indexOf('|') + 1));
    }

    private static <T> void put(MapState<String, T> state, String name, @Nullable T value)
            throws Exception {
        if (value == null) {
            state.remove(name);
        } else {
            state.put(name, value);
        }
    }
}
