package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.util.List;

/**
 * All windows of one metric of one site that can still change. Confined to the operator's thread.
 */
final class MetricWindows {

    // Lists are the long results, and screens follow those of the last half hour: the lists of
    // short
    // windows may take their time.
    private static final int TURNS_PER_SHORT_LIST = 10;

    private final String key;
    private final String siteId;
    private final String metric;
    private final List<WindowSeries> series;
    private final List<Slots> slots;
    private long clockMillis = Long.MIN_VALUE;
    private long nextSayMillis = Long.MIN_VALUE;
    private long dueMillis;
    private boolean isWaiting;

    MetricWindows(String siteId, String metric) {
        this.key = siteId + '|' + metric;
        this.siteId = siteId;
        this.metric = metric;
        this.series = seriesOf(metric);
        this.slots = series.stream().map(WindowSeries::slots).distinct().toList();
    }

    /** By the key of {@link Count#key}. */
    static MetricWindows ofKey(String key) {
        int separator = key.lastIndexOf('|');
        return new MetricWindows(key.substring(0, separator), key.substring(separator + 1));
    }

    private static List<WindowSeries> seriesOf(String metric) {
        if (metric.equals(Metric.ACTIVE_VISITORS.id())) {
            return List.of(
                    ownSlots(Window.LAST_FIVE_MINUTES, 1), ownSlots(Window.LAST_THIRTY_MINUTES, 1));
        }
        boolean isItemized = Metric.of(metric).orElseThrow().isItemized();
        int turnsPerWord = isItemized ? TURNS_PER_SHORT_LIST : 1;
        WindowSeries minutes = ownSlots(Window.ONE_MINUTE, turnsPerWord);
        return List.of(
                ownSlots(Window.ONE_SECOND, turnsPerWord),
                ownSlots(Window.TEN_SECONDS, turnsPerWord),
                minutes,
                new WindowSeries(
                        Window.LAST_THIRTY_MINUTES,
                        minutes.slots(),
                        Window.LAST_THIRTY_MINUTES.overlap(),
                        1));
    }

    private static WindowSeries ownSlots(Window window, int turnsPerWord) {
        return new WindowSeries(window, new Slots(window.id()), 1, turnsPerWord);
    }

    void add(Count count) {
        begin(count.newestReceivedAtMillis());
        for (Slots target : slots) {
            addTo(target, count);
        }
    }

    private void addTo(Slots target, Count count) {
        Window grid = Window.of(target.name()).orElseThrow();
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

    /** Lets windows begin up to a time. */
    void begin(long timeMillis) {
        if (timeMillis > clockMillis) {
            clockMillis = timeMillis;
            series.forEach(one -> one.begin(timeMillis));
        }
    }

    void say(long watermarkMillis, WindowSeries.Sink sink) {
        series.forEach(one -> one.say(watermarkMillis, sink));
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

    boolean hasUnsaid() {
        return series.stream().anyMatch(WindowSeries::hasUnsaid);
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

    boolean isWaiting() {
        return isWaiting;
    }

    /** Earliest time at which it may speak again. */
    long nextSayMillis() {
        return nextSayMillis;
    }

    /** When it speaks, while it waits. */
    long dueMillis() {
        return dueMillis;
    }

    void waitUntil(long atMillis) {
        isWaiting = true;
        dueMillis = atMillis;
    }

    void said(long nextMillis) {
        isWaiting = false;
        nextSayMillis = nextMillis;
    }
}
