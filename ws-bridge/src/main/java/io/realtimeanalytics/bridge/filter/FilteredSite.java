package io.realtimeanalytics.bridge.filter;

import io.realtimeanalytics.bridge.state.ViewDefinition.Entry;
import io.realtimeanalytics.event.avro.MetricItem;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metrics of one site's events that match a filter, as results like the job's. Confined to the
 * state thread.
 */
final class FilteredSite {

    private final String siteId;
    private final Filter filter;
    private final Map<Entry, TumblingCounts> tumbling = new LinkedHashMap<>();
    private final Map<Metric, List<TumblingCounts>> tumblingByMetric = new EnumMap<>(Metric.class);
    private final Map<Metric, HalfHourCounts> halfHours = new EnumMap<>(Metric.class);
    private final Map<Entry, VisitorCounts> visitors = new LinkedHashMap<>();
    private final Map<Changed, Arrivals> changed = new LinkedHashMap<>();
    private long watermarkMillis;
    private long newestMillis;

    private record Changed(Entry entry, long endMillis) {}

    private record Arrivals(long oldestMillis, long newestMillis) {

        static final Arrivals NONE = new Arrivals(0, 0);

        Arrivals with(long millis) {
            return new Arrivals(
                    oldestMillis == 0 ? millis : Math.min(oldestMillis, millis),
                    Math.max(newestMillis, millis));
        }
    }

    /**
     * @param watermarkMillis of the platform
     */
    FilteredSite(String siteId, Filter filter, long watermarkMillis) {
        this.siteId = siteId;
        this.filter = filter;
        this.watermarkMillis = watermarkMillis;
        this.newestMillis = watermarkMillis;
        long halfHourEnd = Window.LAST_THIRTY_MINUTES.firstEndAfter(watermarkMillis);
        for (Entry entry : FilteredView.TUMBLING) {
            TumblingCounts counts = new TumblingCounts(entry.window());
            tumbling.put(entry, counts);
            tumblingByMetric
                    .computeIfAbsent(entry.metric(), metric -> new ArrayList<>())
                    .add(counts);
        }
        FilteredView.HALF_HOUR.forEach(
                metric -> halfHours.put(metric, new HalfHourCounts(halfHourEnd)));
        FilteredView.VISITORS.forEach(
                entry -> visitors.put(entry, new VisitorCounts(entry.window())));
    }

    /** Ends what {@link #load} began: whatever there is to show is new. */
    void loaded() {
        tumbling.keySet().forEach(this::noteShown);
        visitors.keySet().forEach(this::noteShown);
        halfHours.forEach(
                (metric, counts) -> {
                    counts.moveTo(halfHourEnd());
                    note(halfHourOf(metric), halfHourEnd(), 0);
                });
    }

    /** Counts what was there before, without a note: many at once, and nobody waited for them. */
    void load(Fact fact) {
        if (!filter.matches(fact)) {
            return;
        }
        long millis = fact.timeMillis();
        newestMillis = Math.max(newestMillis, millis);
        Counting.countsOf(
                fact,
                (metric, item, amountMinor) -> {
                    tumblingOf(metric).forEach(counts -> counts.add(millis, item, amountMinor, 1));
                    HalfHourCounts halfHour = halfHours.get(metric);
                    if (halfHour != null) {
                        halfHour.add(millis, item, amountMinor, 1);
                    }
                });
        String visitorId = fact.visitorId();
        if (visitorId != null) {
            visitors.values().forEach(counts -> counts.add(visitorId, millis));
        }
    }

    private List<TumblingCounts> tumblingOf(Metric metric) {
        return tumblingByMetric.getOrDefault(metric, List.of());
    }

    private void noteShown(Entry entry) {
        noteAll(entry, Long.MIN_VALUE, openEnd(entry));
    }

    void apply(FactChange change) {
        Fact fact = change.fact();
        if (!filter.matches(fact)) {
            return;
        }
        advanceTo(fact.timeMillis());
        int sign = change.isAdded() ? 1 : -1;
        Counting.countsOf(
                fact, (metric, item, amountMinor) -> count(fact, metric, item, amountMinor, sign));
        String visitorId = fact.visitorId();
        if (visitorId != null && change.isAdded()) {
            visitors.forEach((entry, counts) -> present(fact, visitorId, entry, counts));
        }
    }

    /** What changed since the last call, the platform's progress included. */
    List<MetricResult> takeChanges(long newWatermarkMillis) {
        settle(newWatermarkMillis);
        advanceTo(watermarkMillis);
        List<MetricResult> results = new ArrayList<>(changed.size());
        changed.forEach((key, arrivals) -> addTo(results, key, arrivals));
        changed.clear();
        forget();
        return results;
    }

    private void count(Fact fact, Metric metric, String item, long amountMinor, int sign) {
        tumbling.forEach(
                (entry, counts) -> {
                    if (entry.metric() == metric) {
                        long end = counts.add(fact.timeMillis(), item, amountMinor, sign);
                        note(entry, end, fact.receivedAtMillis());
                    }
                });
        HalfHourCounts halfHour = halfHours.get(metric);
        if (halfHour != null && halfHour.add(fact.timeMillis(), item, amountMinor, sign)) {
            note(halfHourOf(metric), halfHourEnd(), fact.receivedAtMillis());
        }
    }

    private void present(Fact fact, String visitorId, Entry entry, VisitorCounts counts) {
        VisitorCounts.Ends ends = counts.add(visitorId, fact.timeMillis());
        if (ends.isEmpty()) {
            return;
        }
        // Windows that are not due yet tell of it when they are.
        long last = Math.min(ends.lastMillis(), openEnd(entry));
        for (long end = ends.firstMillis(); end <= last; end += entry.window().slideMillis()) {
            note(entry, end, fact.receivedAtMillis());
        }
    }

    /** Time moves on: sliding windows that become due are told of. */
    private void advanceTo(long millis) {
        if (millis <= newestMillis) {
            return;
        }
        Map<Entry, Long> earlier = new LinkedHashMap<>();
        visitors.keySet().forEach(entry -> earlier.put(entry, openEnd(entry)));
        long earlierHalfHour = halfHourEnd();
        newestMillis = millis;
        earlier.forEach(
                (entry, end) -> noteAll(entry, end + entry.window().slideMillis(), openEnd(entry)));
        if (halfHourEnd() > earlierHalfHour) {
            halfHours.forEach(
                    (metric, counts) -> {
                        counts.moveTo(halfHourEnd());
                        note(halfHourOf(metric), halfHourEnd(), 0);
                    });
        }
    }

    /** Windows that the watermark passes are final now. */
    private void settle(long newWatermarkMillis) {
        if (newWatermarkMillis <= watermarkMillis) {
            return;
        }
        long earlier = watermarkMillis;
        watermarkMillis = newWatermarkMillis;
        tumbling.keySet().forEach(entry -> noteSettled(entry, earlier));
        visitors.keySet().forEach(entry -> noteSettled(entry, earlier));
    }

    private void noteSettled(Entry entry, long earlierWatermarkMillis) {
        long slide = entry.window().slideMillis();
        noteAll(
                entry,
                entry.window().firstEndAfter(earlierWatermarkMillis),
                Math.floorDiv(watermarkMillis, slide) * slide);
    }

    private void noteAll(Entry entry, long firstEndMillis, long lastEndMillis) {
        long slide = entry.window().slideMillis();
        long first = Math.max(firstEndMillis, lastEndMillis - entry.newestWindows() * slide);
        for (long end = first; end <= lastEndMillis; end += slide) {
            note(entry, end, 0);
        }
    }

    private void note(Entry entry, long endMillis, long receivedAtMillis) {
        Changed key = new Changed(entry, endMillis);
        Arrivals known = changed.getOrDefault(key, Arrivals.NONE);
        changed.put(key, receivedAtMillis == 0 ? known : known.with(receivedAtMillis));
    }

    private void addTo(List<MetricResult> results, Changed key, Arrivals arrivals) {
        Entry entry = key.entry();
        VisitorCounts present = visitors.get(entry);
        if (present != null) {
            long count = present.at(key.endMillis());
            if (count > 0) {
                results.add(result(key, arrivals, count, 0, count, List.of()));
            }
            return;
        }
        ItemCounts counts = countsOf(key);
        if (counts.changes() > 0) {
            List<MetricItem> items =
                    entry.metric().isItemized() ? counts.largest() : List.<MetricItem>of();
            results.add(
                    result(
                            key,
                            arrivals,
                            counts.count(),
                            counts.amountMinor(),
                            counts.changes(),
                            items));
        }
    }

    private ItemCounts countsOf(Changed key) {
        TumblingCounts windows = tumbling.get(key.entry());
        if (windows != null) {
            return windows.at(key.endMillis());
        }
        HalfHourCounts halfHour = halfHours.get(key.entry().metric());
        // Of earlier half hours nothing is known any more, and nobody shows them.
        return halfHour != null && key.endMillis() == halfHourEnd()
                ? halfHour.total()
                : new ItemCounts();
    }

    private MetricResult result(
            Changed key,
            Arrivals arrivals,
            long count,
            long amountMinor,
            long revision,
            List<MetricItem> items) {
        return MetricResult.newBuilder()
                .setSiteId(siteId)
                .setMetric(key.entry().metric().id())
                .setWindow(key.entry().window().id())
                .setWindowStart(key.endMillis() - key.entry().window().sizeMillis())
                .setWindowEnd(key.endMillis())
                .setStatus(
                        key.endMillis() <= watermarkMillis
                                ? ResultStatus.FINAL
                                : ResultStatus.PROVISIONAL)
                .setRevision(revision)
                .setCount(count)
                .setAmountMinor(amountMinor)
                .setItems(items)
                .setWatermark(watermarkMillis)
                .setOldestReceivedAt(arrivals.oldestMillis())
                .setNewestReceivedAt(arrivals.newestMillis())
                .build();
    }

    private void forget() {
        tumbling.forEach((entry, counts) -> counts.forgetUntil(oldestEnd(entry)));
        visitors.forEach((entry, counts) -> counts.forgetUntil(oldestEnd(entry)));
    }

    /** A little more than is shown: corrections come late. */
    private long oldestEnd(Entry entry) {
        return openEnd(entry) - (entry.newestWindows() + 3) * entry.window().slideMillis();
    }

    private long openEnd(Entry entry) {
        return entry.window().firstEndAfter(newestMillis);
    }

    private long halfHourEnd() {
        return Window.LAST_THIRTY_MINUTES.firstEndAfter(newestMillis);
    }

    private static Entry halfHourOf(Metric metric) {
        return new Entry(metric, Window.LAST_THIRTY_MINUTES, 1);
    }
}
