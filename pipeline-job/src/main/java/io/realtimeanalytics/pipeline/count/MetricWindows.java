package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.pipeline.trace.UnsaidTraces;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All windows of one metric of one site that can still change. Confined to the operator's thread.
 */
final class MetricWindows {

    // The lists that nearly every event changes. They are the long results, and screens follow
    // those
    // of the last half hour: short windows may take their time.
    private static final Set<Metric> BUSY_LISTS =
            EnumSet.of(
                    Metric.TOP_PAGES,
                    Metric.TOP_REFERRERS,
                    Metric.TOP_COUNTRIES,
                    Metric.TOP_DEVICES,
                    Metric.EVENT_TYPES,
                    Metric.WEB_VITALS);

    private static final int BEATS_PER_BUSY_LIST = 10;
    private static final int BEATS_PER_HOUR = 20;

    private final String key;
    private final String siteId;
    private final String metric;
    private final List<WindowSeries> series;
    private final List<Slots> slots;
    private long clockMillis = Long.MIN_VALUE;
    private long dueMillis = Long.MAX_VALUE;
    // Made by the first traced event.
    private @Nullable UnsaidTraces traces;

    MetricWindows(String siteId, String metric, Beat beat) {
        this.key = siteId + '|' + metric;
        this.siteId = siteId;
        this.metric = metric;
        this.series = seriesOf(metric, beat);
        this.slots = series.stream().map(WindowSeries::slots).distinct().toList();
    }

    /** By the key of {@link Count#key}. */
    static MetricWindows ofKey(String key, Beat beat) {
        int separator = key.lastIndexOf('|');
        return new MetricWindows(key.substring(0, separator), key.substring(separator + 1), beat);
    }

    private static List<WindowSeries> seriesOf(String id, Beat beat) {
        Metric metric = Metric.of(id).orElseThrow();
        Beat hourBeat = beat.slower(BEATS_PER_HOUR);
        if (metric == Metric.ACTIVE_VISITORS) {
            return List.of(
                    ownSlots(Window.LAST_FIVE_MINUTES, Tally::new, beat),
                    ownSlots(Window.LAST_THIRTY_MINUTES, Tally::new, beat));
        }
        if (metric == Metric.IN_CHECKOUT) {
            return List.of(ownSlots(Window.LAST_THIRTY_MINUTES, Tally::new, beat));
        }
        if (metric == Metric.OUTCOMES) {
            return List.of(ownSlots(Window.ONE_MINUTE, Tally::new, hourBeat));
        }
        if (metric == Metric.VISITORS) {
            return List.of(
                    ownSlots(Window.ONE_MINUTE, Tally::new, beat),
                    ownSlots(Window.ONE_HOUR, Tally::ofVisitors, hourBeat));
        }
        Beat shortBeat = BUSY_LISTS.contains(metric) ? beat.slower(BEATS_PER_BUSY_LIST) : beat;
        WindowSeries minutes = ownSlots(Window.ONE_MINUTE, Tally::new, shortBeat);
        return List.of(
                ownSlots(Window.ONE_SECOND, Tally::new, shortBeat),
                ownSlots(Window.TEN_SECONDS, Tally::new, shortBeat),
                minutes,
                ofMinutes(Window.LAST_THIRTY_MINUTES, minutes.slots(), beat),
                ofMinutes(Window.ONE_HOUR, minutes.slots(), hourBeat));
    }

    private static WindowSeries ownSlots(Window window, Supplier<Tally> newTally, Beat beat) {
        // Sliding windows have a slot for each end: what is added comes with all the ends it is in.
        return new WindowSeries(window, new Slots(window, newTally), window.sizeMillis(), beat);
    }

    private static WindowSeries ofMinutes(Window window, Slots minutes, Beat beat) {
        return new WindowSeries(window, minutes, Window.ONE_MINUTE.sizeMillis(), beat);
    }

    void add(Count count) {
        begin(count.newestReceivedAtMillis());
        String trace = count.trace();
        if (trace != null) {
            traces = traces == null ? new UnsaidTraces() : traces;
            traces.add(count.fromMillis(), trace);
        }
        for (Slots target : slots) {
            addTo(target, count);
        }
    }

    private void addTo(Slots target, Count count) {
        Window grid = target.grid();
        boolean isByTime = count.window().isEmpty();
        if (!isByTime && !count.window().equals(target.name())) {
            return;
        }
        long first = isByTime ? grid.firstEndAfter(count.fromMillis()) : count.fromMillis();
        long last = isByTime ? first : count.toMillis();
        for (long end = first; end <= last; end += grid.slideMillis()) {
            target.add(end, count);
        }
        for (WindowSeries one : series) {
            if (one.slots() == target) {
                one.touch(first, last, count);
            }
        }
    }

    /** Takes the traces of events that no result has told yet; null for none, nearly always. */
    @Nullable String takeTraces(long startMillis, long endMillis) {
        return traces == null ? null : traces.take(startMillis, endMillis);
    }

    /** Lets windows begin up to a time. */
    void begin(long timeMillis) {
        if (timeMillis > clockMillis) {
            clockMillis = timeMillis;
            series.forEach(one -> one.begin(timeMillis));
        }
    }

    void say(long nowMillis, long watermarkMillis, WindowSeries.Sink sink) {
        long patienceMillis = Backlog.patienceMillis(nowMillis, clockMillis);
        for (WindowSeries one : series) {
            one.say(
                    new WindowSeries.Turn(dueMillis, nowMillis, patienceMillis),
                    watermarkMillis,
                    sink);
        }
        dueMillis = Long.MAX_VALUE;
    }

    void settle(long watermarkMillis, WindowSeries.Sink sink) {
        clockMillis = Math.max(clockMillis, watermarkMillis);
        series.forEach(one -> one.settle(watermarkMillis, sink));
    }

    /** Forgets what no event that is not late can reach any more. */
    void forget(long upToMillis, long watermarkMillis, WindowSeries.Sink sink) {
        series.forEach(one -> one.forget(upToMillis, watermarkMillis, sink));
        for (Slots one : slots) {
            long reachMillis =
                    series.stream()
                            .filter(candidate -> candidate.slots() == one)
                            .mapToLong(WindowSeries::reachMillis)
                            .max()
                            .orElse(0);
            one.removeEndingUpTo(upToMillis - reachMillis);
        }
    }

    boolean isEmpty() {
        return slots.stream().allMatch(Slots::isEmpty);
    }

    /** When it may say something new; {@link Long#MAX_VALUE} if there is nothing new. */
    long nextWordMillis() {
        long firstMillis = Long.MAX_VALUE;
        for (WindowSeries one : series) {
            firstMillis = Math.min(firstMillis, one.nextWordMillis());
        }
        return firstMillis;
    }

    List<WindowSeries> series() {
        return series;
    }

    List<Slots> slots() {
        return slots;
    }

    String key() {
        return key;
    }

    String siteId() {
        return siteId;
    }

    String metric() {
        return metric;
    }

    /** When it speaks; {@link Long#MAX_VALUE} while it does not wait for that. */
    long dueMillis() {
        return dueMillis;
    }

    void waitUntil(long atMillis) {
        dueMillis = atMillis;
    }
}
