package io.realtimeanalytics.verification.fanout.drops;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.util.List;

/**
 * A series that the overview shows: written down once more, since the bridge's own list is what is
 * to be checked.
 *
 * @param newestWindows how many of the newest windows are shown
 */
record ShownSeries(Metric metric, Window window, int newestWindows) {

    static final List<ShownSeries> ALL =
            List.of(
                    new ShownSeries(Metric.EVENTS, Window.ONE_SECOND, 120),
                    new ShownSeries(Metric.EVENTS, Window.TEN_SECONDS, 180),
                    new ShownSeries(Metric.PAGE_VIEWS, Window.TEN_SECONDS, 180),
                    new ShownSeries(Metric.ACTIVE_VISITORS, Window.LAST_FIVE_MINUTES, 180),
                    new ShownSeries(Metric.TOP_PAGES, Window.LAST_THIRTY_MINUTES, 1));

    /** Whether a window is still shown once the newest begins at some time. */
    boolean shows(long startMillis, long newestStartMillis) {
        return startMillis > newestStartMillis - newestWindows * window.slideMillis();
    }
}
