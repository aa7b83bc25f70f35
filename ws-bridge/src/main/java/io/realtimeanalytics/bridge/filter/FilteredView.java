package io.realtimeanalytics.bridge.filter;

import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.bridge.state.ViewDefinition.Entry;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a filtered overview shows: all that can be told of single events. */
public final class FilteredView {

    /** Metrics of the newest half hour. */
    static final List<Metric> HALF_HOUR =
            List.of(
                    Metric.EVENTS,
                    Metric.EVENT_TYPES,
                    Metric.PAGE_VIEWS,
                    Metric.CLICKS,
                    Metric.CONVERSIONS,
                    Metric.REVENUE,
                    Metric.TOP_PAGES,
                    Metric.TOP_REFERRERS,
                    Metric.TOP_COUNTRIES,
                    Metric.TOP_DEVICES,
                    Metric.TOP_CAMPAIGNS,
                    Metric.CUSTOM_EVENTS,
                    Metric.EXCEPTIONS);

    /** Metrics over time. */
    static final List<Entry> TUMBLING =
            List.of(
                    new Entry(Metric.EVENTS, Window.ONE_SECOND, 120),
                    new Entry(Metric.EVENTS, Window.TEN_SECONDS, 180),
                    new Entry(Metric.PAGE_VIEWS, Window.TEN_SECONDS, 180),
                    new Entry(Metric.CONVERSIONS, Window.ONE_MINUTE, 30),
                    new Entry(Metric.REVENUE, Window.ONE_MINUTE, 30));

    /** Distinct visitors. */
    static final List<Entry> VISITORS =
            List.of(
                    new Entry(Metric.ACTIVE_VISITORS, Window.LAST_FIVE_MINUTES, 180),
                    new Entry(Metric.ACTIVE_VISITORS, Window.LAST_THIRTY_MINUTES, 1));

    /** All of it. */
    public static final ViewDefinition DEFINITION =
            new ViewDefinition(ViewDefinition.OVERVIEW.name(), entries(), Set.of());

    private FilteredView() {}

    private static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(TUMBLING);
        entries.addAll(VISITORS);
        HALF_HOUR.forEach(metric -> entries.add(new Entry(metric, Window.LAST_THIRTY_MINUTES, 1)));
        return entries;
    }
}
