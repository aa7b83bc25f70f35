package io.realtimeanalytics.pipeline.anomaly;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The state of the current site: two hours of minutes, four weeks of hours, and its alerts. Cleared
 * when the site has been gone for five weeks.
 */
final class SiteMemory {

    private static final int HOURS_OF_WEEK = 168;

    private final ValueState<SiteClock> clock;
    private final MapState<Long, Minute> minutes;
    private final MapState<Integer, SameHours> hours;
    private final MapState<String, Watch> watches;

    SiteMemory(RuntimeContext context) {
        clock =
                context.getState(
                        new ValueStateDescriptor<>("clock", TypeInformation.of(SiteClock.class)));
        minutes =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "minutes", Types.LONG, TypeInformation.of(Minute.class)));
        hours =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "hours", Types.INT, TypeInformation.of(SameHours.class)));
        watches =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "watches", Types.STRING, TypeInformation.of(Watch.class)));
    }

    /** Null for a site that is not known. */
    @Nullable SiteClock clock() throws Exception {
        return clock.value();
    }

    void setClock(SiteClock value) throws Exception {
        clock.update(value);
    }

    @Nullable Minute minute(long millis) throws Exception {
        return minutes.get(millis);
    }

    void putMinute(long millis, Minute minute) throws Exception {
        minutes.put(millis, minute);
    }

    History history(SiteClock now) throws Exception {
        Map<Long, Minute> kept = new HashMap<>();
        for (Map.Entry<Long, Minute> entry : minutes.entries()) {
            kept.put(entry.getKey(), entry.getValue());
        }
        Map<Long, SameHours> same = new HashMap<>();
        long hourMillis = History.hourOf(now.nextMillis());
        for (long each = hourMillis - History.HOUR_MILLIS;
                each <= hourMillis + History.HOUR_MILLIS;
                each += History.HOUR_MILLIS) {
            SameHours found = hours.get(hourOfWeek(each));
            if (found != null) {
                same.put(each, found);
            }
        }
        return new History(now.nextMillis(), kept, same);
    }

    void learn(HourLevels hour) throws Exception {
        int slot = hourOfWeek(hour.hourMillis());
        SameHours known = hours.get(slot);
        hours.put(slot, (known == null ? SameHours.NONE : known).with(hour));
    }

    void forget(List<Long> starts) throws Exception {
        for (Long start : starts) {
            minutes.remove(start);
        }
    }

    Map<String, Watch> watches() throws Exception {
        Map<String, Watch> found = new HashMap<>();
        for (Map.Entry<String, Watch> entry : watches.entries()) {
            found.put(entry.getKey(), entry.getValue());
        }
        return found;
    }

    void setWatches(Map<String, Watch> values) throws Exception {
        watches.clear();
        if (!values.isEmpty()) {
            watches.putAll(values);
        }
    }

    void clear() {
        clock.clear();
        minutes.clear();
        hours.clear();
        watches.clear();
    }

    private static int hourOfWeek(long hourMillis) {
        return Math.floorMod(hourMillis / History.HOUR_MILLIS, HOURS_OF_WEEK);
    }
}
