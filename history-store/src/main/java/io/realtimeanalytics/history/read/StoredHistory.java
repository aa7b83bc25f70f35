package io.realtimeanalytics.history.read;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveSession;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.history.point.HistoryItem;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Journal;
import io.realtimeanalytics.history.point.JournalEntry;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.JournalSelection;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.Selection;
import io.realtimeanalytics.history.store.Selection.Detail;
import io.realtimeanalytics.history.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers from a store of points. */
public final class StoredHistory implements History {

    private static final List<String> FUNNEL_STEPS =
            List.of("view_item", "add_to_cart", "begin_checkout", "purchase");

    private static final long FIRST_SLICE_MILLIS = Duration.ofMinutes(15).toMillis();
    private static final int SLICE_GROWTH = 4;

    private final PointStore store;
    private final Retention retention;
    private final Clock clock;
    private final Cover cover;

    /**
     * @param retention how long the store keeps its points
     * @param clock says which of them are gone
     */
    public StoredHistory(PointStore store, Retention retention, Clock clock) {
        this.store = store;
        this.retention = retention;
        this.clock = clock;
        this.cover = new Cover(store, retention);
    }

    @Override
    public TimeSeries series(SeriesQuestion question) throws StoreException {
        TimeRange range = question.range();
        Tier asked = question.resolution();
        Tier tier = asked == null ? Resolutions.of(range, retention, clock.millis()) : asked;
        String window = tier.windowOf(question.metric()).orElse(tier.id());
        List<HistoryPoint> points =
                store.read(
                        new Selection(
                                tier,
                                new Selection.Series(question.siteId(), question.metric(), window),
                                range.fromMillis(),
                                range.toMillis(),
                                question.item() == null ? Detail.NUMBERS : Detail.ITEMS));
        List<TimeSeries.Value> values = new ArrayList<>(points.size());
        for (HistoryPoint point : points) {
            add(values, point, question.item());
        }
        return new TimeSeries(tier, window, values);
    }

    @Override
    public TopList top(String siteId, String metric, TimeRange range, int limit)
            throws StoreException {
        ItemSums sums = new ItemSums();
        cover.of(siteId, metric, range, clock.millis()).forEach(sums::add);
        return sums.top(limit);
    }

    @Override
    public VisitorCount visitors(String siteId, TimeRange range) throws StoreException {
        List<HistoryPoint> hours =
                store.read(
                        new Selection(
                                Tier.ONE_HOUR,
                                new Selection.Series(
                                        siteId, Metric.VISITORS.id(), Tier.ONE_HOUR.id()),
                                Cover.floor(range.fromMillis()),
                                Cover.ceiling(range.toMillis()),
                                Detail.SKETCH));
        if (hours.isEmpty()) {
            long from = Cover.floor(range.fromMillis());
            return new VisitorCount(0, true, new TimeRange(from, from));
        }
        TimeRange included =
                new TimeRange(
                        Cover.floor(range.fromMillis()),
                        hours.get(hours.size() - 1).identity().startMillis()
                                + Tier.ONE_HOUR.stepMillis());
        return hours.size() == 1
                ? new VisitorCount(hours.get(0).count(), true, included)
                : new VisitorCount(merged(hours), false, included);
    }

    @Override
    public Funnel funnel(String siteId, TimeRange range) throws StoreException {
        ItemSums sums = new ItemSums();
        cover.of(siteId, Metric.FUNNEL.id(), range, clock.millis()).forEach(sums::add);
        return new Funnel(FUNNEL_STEPS.stream().map(step -> step(sums.of(step))).toList());
    }

    @Override
    public List<LiveSession> sessions(String siteId, TimeRange range, int limit)
            throws StoreException {
        return newest(Journal.SESSIONS, siteId, range, limit).map(JournalEntry::session).toList();
    }

    @Override
    public List<LiveAlert> alerts(String siteId, TimeRange range, int limit) throws StoreException {
        return newest(Journal.ALERTS, siteId, range, limit).map(JournalEntry::alert).toList();
    }

    @Override
    public Map<String, Long> sites(TimeRange range) throws StoreException {
        Tier tier = Resolutions.of(range, retention, clock.millis());
        return store.countsBySite(tier, Metric.EVENTS.id(), range.fromMillis(), range.toMillis());
    }

    // From the end, in slices that grow: a store that sorts what it finds shall not sort the
    // sessions of three months for the newest hundred.
    private Stream<JournalEntry> newest(Journal journal, String siteId, TimeRange range, int limit)
            throws StoreException {
        List<JournalEntry> found = new ArrayList<>();
        long end = range.toMillis();
        long length = FIRST_SLICE_MILLIS;
        while (end > range.fromMillis() && found.size() < limit) {
            long begin = Math.max(range.fromMillis(), end - length);
            found.addAll(
                    store.read(
                            new JournalSelection(
                                    journal, siteId, begin, end, limit - found.size())));
            end = begin;
            length *= SLICE_GROWTH;
        }
        return found.stream();
    }

    private static void add(
            List<TimeSeries.Value> values, HistoryPoint point, @Nullable String wanted) {
        long startMillis = point.identity().startMillis();
        if (wanted == null) {
            values.add(new TimeSeries.Value(startMillis, point.count(), point.amountMinor(), 0));
            return;
        }
        for (HistoryItem item : point.items()) {
            if (item.name().equals(wanted)) {
                values.add(
                        new TimeSeries.Value(
                                startMillis, item.count(), item.amountMinor(), item.value()));
            }
        }
    }

    // A visitor of several hours is in the sketch of each, and once in the merged one.
    private static long merged(List<HistoryPoint> hours) {
        UltraLogLog all = null;
        for (HistoryPoint hour : hours) {
            if (hour.sketch() == null) {
                continue;
            }
            UltraLogLog sketch = UltraLogLog.wrap(hour.sketch());
            all = all == null ? UltraLogLog.create(sketch.getP()).add(sketch) : all.add(sketch);
        }
        return all == null ? 0 : Math.round(all.getDistinctCountEstimate());
    }

    private static Funnel.Step step(HistoryItem sums) {
        return new Funnel.Step(
                sums.name(),
                sums.count(),
                sums.count() == 0 ? 0 : sums.amountMinor() / sums.count());
    }
}
