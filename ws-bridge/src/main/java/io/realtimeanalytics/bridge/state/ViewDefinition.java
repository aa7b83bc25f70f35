package io.realtimeanalytics.bridge.state;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a channel shows of a site: some metrics in some windows, each with its newest windows only.
 *
 * <p>"Newest" counts back from the newest window seen of the same metric and site. Nobody tells a
 * screen that a window has become too old: it applies the same rule to what it has received.
 *
 * @param name last part of the channel's name
 * @param entries in the order in which snapshots list them
 * @param extras what it shows beside metrics
 */
public record ViewDefinition(String name, List<Entry> entries, Set<Extra> extras) {

    /** What is shown beside metrics. */
    public enum Extra {
        /** What patterns and detectors noticed. */
        ALERTS,
        /** Visits that have ended. */
        SESSIONS
    }

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

    /** All that counts visitors' doings, and alerts. */
    public static final ViewDefinition OVERVIEW =
            new ViewDefinition("overview", overviewEntries(), Set.of(Extra.ALERTS));

    /** Visits, one by one. */
    public static final ViewDefinition SESSIONS =
            new ViewDefinition(
                    "sessions",
                    List.of(
                            new Entry(Metric.SESSIONS, Window.ONE_MINUTE, 30),
                            new Entry(Metric.CONVERTING_SESSIONS, Window.ONE_MINUTE, 30)),
                    Set.of(Extra.SESSIONS));

    /** What became of all that arrived. */
    public static final ViewDefinition QUALITY =
            new ViewDefinition(
                    "quality",
                    List.of(
                            new Entry(Metric.OUTCOMES, Window.ONE_MINUTE, 30),
                            new Entry(Metric.EVENTS, Window.ONE_MINUTE, 30)),
                    Set.of());

    /** What can be subscribed to of every site. */
    public static final List<ViewDefinition> ALL = List.of(OVERVIEW, SESSIONS, QUALITY);

    public ViewDefinition {
        entries = List.copyOf(entries);
        extras = Set.copyOf(extras);
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
                        Metric.TOP_CAMPAIGNS,
                        Metric.CUSTOM_EVENTS,
                        Metric.EXCEPTIONS,
                        Metric.WEB_VITALS,
                        Metric.SESSIONS,
                        Metric.CONVERTING_SESSIONS,
                        Metric.FUNNEL,
                        Metric.IN_CHECKOUT,
                        Metric.EVENT_TYPES,
                        Metric.ACTIVE_VISITORS)
                .forEach(metric -> entries.add(new Entry(metric, Window.LAST_THIRTY_MINUTES, 1)));
        return entries;
    }
}
