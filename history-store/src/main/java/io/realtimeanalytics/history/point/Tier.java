package io.realtimeanalytics.history.point;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resolution of history, with a bucket or table and a retention of its own. Seconds are not kept.
 *
 * <p>Sums over sliding windows are not kept either, since they can be had from the minutes; what
 * only has sliding windows is kept at the resolution in which they slide.
 */
public enum Tier implements Place {
    /** Ten seconds. */
    TEN_SECONDS(Window.TEN_SECONDS, Window.LAST_FIVE_MINUTES),
    /** Minutes. */
    ONE_MINUTE(Window.ONE_MINUTE, Window.LAST_THIRTY_MINUTES),
    /** Hours. */
    ONE_HOUR(Window.ONE_HOUR, null);

    private static final Set<String> SLIDING_ONLY =
            Set.of(Metric.ACTIVE_VISITORS.id(), "in_checkout");

    private final Window window;
    private final @Nullable Window slidingWindow;

    Tier(Window window, @Nullable Window slidingWindow) {
        this.window = window;
        this.slidingWindow = slidingWindow;
    }

    /** Where results of a metric in a window are kept; empty if they are not. */
    public static Optional<Tier> of(String metric, String window) {
        return Arrays.stream(values())
                .filter(tier -> tier.windowOf(metric).filter(window::equals).isPresent())
                .findFirst();
    }

    /** The window in which this resolution has a metric, by name. */
    public Optional<String> windowOf(String metric) {
        return Optional.ofNullable(SLIDING_ONLY.contains(metric) ? slidingWindow : window)
                .map(Window::id);
    }

    /** Name on the wire: 10s, 1m, 1h. */
    @Override
    public String id() {
        return window.id();
    }

    @Override
    public String measurement() {
        return "results_" + id();
    }

    @Override
    public Tier keptAs() {
        return this;
    }

    /** Time between two points of a series. */
    public long stepMillis() {
        return window.slideMillis();
    }

    /** The tier of that name. */
    public static Optional<Tier> of(String id) {
        return Arrays.stream(values()).filter(tier -> tier.id().equals(id)).findFirst();
    }
}
