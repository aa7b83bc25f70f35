package io.realtimeanalytics.bridge.state;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * What a channel shows of a site: some metrics in some windows, each with its newest windows only.
 *
 * <p>"Newest" counts back from the newest window seen of the same metric and site. Nobody tells a
 * screen that a window has become too old: it applies the same rule to what it has received.
 *
 * @param name last part of the channel's name
 * @param entries in the order in which snapshots list them
 */
public record ViewDefinition(String name, List<Entry> entries) {

    /**
     * One metric in one window.
     *
     * @param newestWindows how many consecutive windows are shown, the newest included
     */
    public record Entry(Metric metric, Window window, int newestWindows) {

        /** Distance between the end of the newest window and the end of the first one not shown. */
        long spanMillis() {
            return newestWindows * window.slideMillis();
        }
    }

    /** The dashboard's first screen. */
    public static final ViewDefinition OVERVIEW = new ViewDefinition("overview", overviewEntries());

    public ViewDefinition {
        entries = List.copyOf(entries);
    }

    private static List<Entry> overviewEntries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(Metric.EVENTS, Window.ONE_SECOND, 120));
        entries.add(new Entry(Metric.PAGE_VIEWS, Window.TEN_SECONDS, 180));
        entries.add(new Entry(Metric.EVENTS, Window.TEN_SECONDS, 180));
        entries.add(new Entry(Metric.CONVERSIONS, Window.ONE_MINUTE, 30));
        entries.add(new Entry(Metric.REVENUE, Window.ONE_MINUTE, 30));
        entries.add(new Entry(Metric.ACTIVE_VISITORS, Window.LAST_FIVE_MINUTES, 180));
        List.of(
                        Metric.PAGE_VIEWS,
                        Metric.EVENTS,
                        Metric.CLICKS,
                        Metric.CONVERSIONS,
                        Metric.REVENUE,
                        Metric.TOP_PAGES,
                        Metric.TOP_REFERRERS,
                        Metric.TOP_COUNTRIES,
                        Metric.TOP_DEVICES,
                        Metric.EVENT_TYPES,
                        Metric.ACTIVE_VISITORS)
                .forEach(metric -> entries.add(new Entry(metric, Window.LAST_THIRTY_MINUTES, 1)));
        return entries;
    }
}
