package io.realtimeanalytics.bridge.history;

import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveSession;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.history.point.HistoryItem;
import io.realtimeanalytics.history.read.Funnel;
import io.realtimeanalytics.history.read.History;
import io.realtimeanalytics.history.read.SeriesQuestion;
import io.realtimeanalytics.history.read.TimeRange;
import io.realtimeanalytics.history.read.TimeSeries;
import io.realtimeanalytics.history.read.TopList;
import io.realtimeanalytics.history.read.VisitorCount;
import io.realtimeanalytics.history.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers questions from history; blocks. Thread-safe. */
final class Answering {

    /** Enough to find each item of one list in another. */
    private static final int ALL_ITEMS = 10_000;

    private final History history;

    Answering(History history) {
        this.history = history;
    }

    HistoryAnswer answer(HistoryQuery query) throws StoreException {
        return switch (query.endpoint()) {
            case SERIES -> series(query, Objects.requireNonNull(query.metric()));
            case TOP -> top(query, Objects.requireNonNull(query.metric()));
            case VISITORS -> visitors(query);
            case FUNNEL -> funnel(query);
            case ENDED_SESSIONS -> sessions(query);
            case ALERTS -> alerts(query);
        };
    }

    private HistoryAnswer series(HistoryQuery query, Metric metric) throws StoreException {
        TimeRange range = query.range();
        SeriesQuestion question =
                new SeriesQuestion(
                        query.siteId(), metric.id(), query.item(), range, query.resolution());
        TimeSeries series = history.series(question);
        TimeRange compared = query.compared();
        return new HistoryAnswer.Series(
                query.siteId(),
                metric.id(),
                query.item(),
                series.resolution().id(),
                series.window(),
                series.resolution().stepMillis(),
                range.fromMillis(),
                range.toMillis(),
                series.values(),
                compared == null ? null : comparedSeries(question, series, compared));
    }

    /** At the same resolution, so that point stands beside point. */
    private HistoryAnswer.ComparedSeries comparedSeries(
            SeriesQuestion question, TimeSeries series, TimeRange compared) throws StoreException {
        SeriesQuestion other =
                new SeriesQuestion(
                        question.siteId(),
                        question.metric(),
                        question.item(),
                        compared,
                        series.resolution());
        return new HistoryAnswer.ComparedSeries(
                compared.fromMillis(), compared.toMillis(), history.series(other).values());
    }

    private HistoryAnswer top(HistoryQuery query, Metric metric) throws StoreException {
        TimeRange range = query.range();
        TopList top = history.top(query.siteId(), metric.id(), range, query.limit());
        TimeRange compared = query.compared();
        TopList other =
                compared == null
                        ? null
                        : history.top(query.siteId(), metric.id(), compared, ALL_ITEMS);
        Map<String, Long> counts =
                other == null
                        ? Map.of()
                        : other.items().stream()
                                .collect(Collectors.toMap(HistoryItem::name, HistoryItem::count));
        return new HistoryAnswer.Top(
                query.siteId(),
                metric.id(),
                range.fromMillis(),
                range.toMillis(),
                top.count(),
                top.amountMinor(),
                top.items().stream().map(item -> row(item, other == null ? null : counts)).toList(),
                compared == null || other == null
                        ? null
                        : new HistoryAnswer.ComparedTop(
                                compared.fromMillis(),
                                compared.toMillis(),
                                other.count(),
                                other.amountMinor()));
    }

    private static HistoryAnswer.Row row(
            HistoryItem item, @Nullable Map<String, Long> comparedCounts) {
        // What is summed up as (other) is not the same at another time.
        Long comparedCount =
                comparedCounts == null || item.name().equals("(other)")
                        ? null
                        : comparedCounts.getOrDefault(item.name(), 0L);
        return new HistoryAnswer.Row(item.name(), item.count(), item.amountMinor(), comparedCount);
    }

    private HistoryAnswer visitors(HistoryQuery query) throws StoreException {
        VisitorCount count = history.visitors(query.siteId(), query.range());
        TimeRange compared = query.compared();
        VisitorCount other = compared == null ? null : history.visitors(query.siteId(), compared);
        return new HistoryAnswer.Visitors(
                query.siteId(),
                count.range().fromMillis(),
                count.range().toMillis(),
                count.visitors(),
                count.isExact(),
                other == null
                        ? null
                        : new HistoryAnswer.ComparedVisitors(
                                other.range().fromMillis(),
                                other.range().toMillis(),
                                other.visitors(),
                                other.isExact()));
    }

    private HistoryAnswer funnel(HistoryQuery query) throws StoreException {
        TimeRange range = query.range();
        TimeRange compared = query.compared();
        Funnel other = compared == null ? null : history.funnel(query.siteId(), compared);
        return new HistoryAnswer.Steps(
                query.siteId(),
                range.fromMillis(),
                range.toMillis(),
                history.funnel(query.siteId(), range).steps(),
                compared == null || other == null
                        ? null
                        : new HistoryAnswer.ComparedSteps(
                                compared.fromMillis(), compared.toMillis(), other.steps()));
    }

    // One more than asked for says whether there are more.
    private HistoryAnswer sessions(HistoryQuery query) throws StoreException {
        TimeRange range = query.range();
        List<LiveSession> found = history.sessions(query.siteId(), range, query.limit() + 1);
        boolean hasMore = found.size() > query.limit();
        return new HistoryAnswer.Sessions(
                query.siteId(),
                range.fromMillis(),
                range.toMillis(),
                hasMore ? found.subList(0, query.limit()) : found,
                hasMore);
    }

    private HistoryAnswer alerts(HistoryQuery query) throws StoreException {
        TimeRange range = query.range();
        List<LiveAlert> found = history.alerts(query.siteId(), range, query.limit() + 1);
        boolean hasMore = found.size() > query.limit();
        return new HistoryAnswer.Alerts(
                query.siteId(),
                range.fromMillis(),
                range.toMillis(),
                hasMore ? found.subList(0, query.limit()) : found,
                hasMore);
    }
}
