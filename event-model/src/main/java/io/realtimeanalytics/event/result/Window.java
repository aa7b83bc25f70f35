package io.realtimeanalytics.event.result;

import java.util.Arrays;
import java.util.Optional;

/**
 * The catalogue of windows. All lie on a grid of {@link #slideMillis} since the epoch and contain
 * the times {@code end - sizeMillis <= t < end}.
 */
public enum Window {
    /** Tumbling second. */
    ONE_SECOND("1s", 1_000, 1_000),
    /** Tumbling ten seconds. */
    TEN_SECONDS("10s", 10_000, 10_000),
    /** Tumbling minute. */
    ONE_MINUTE("1m", 60_000, 60_000),
    /** Tumbling hour. */
    ONE_HOUR("1h", 3_600_000, 3_600_000),
    /** The last five minutes, every ten seconds. */
    LAST_FIVE_MINUTES("5m", 300_000, 10_000),
    /** The last thirty minutes, every minute. */
    LAST_THIRTY_MINUTES("30m", 1_800_000, 60_000);

    private final String id;
    private final long sizeMillis;
    private final long slideMillis;

    Window(String id, long sizeMillis, long slideMillis) {
        this.id = id;
        this.sizeMillis = sizeMillis;
        this.slideMillis = slideMillis;
    }

    /** Name on the wire. */
    public String id() {
        return id;
    }

    /** Length of the window. */
    public long sizeMillis() {
        return sizeMillis;
    }

    /** Distance between the ends of two consecutive windows. */
    public long slideMillis() {
        return slideMillis;
    }

    /** How many consecutive windows contain any one moment: 1 for tumbling windows. */
    public int overlap() {
        return Math.toIntExact(sizeMillis / slideMillis);
    }

    /** End of the earliest window that contains a time. */
    public long firstEndAfter(long timeMillis) {
        return Math.floorDiv(timeMillis, slideMillis) * slideMillis + slideMillis;
    }

    /** The window of that name on the wire. */
    public static Optional<Window> of(String id) {
        return Arrays.stream(values()).filter(window -> window.id.equals(id)).findFirst();
    }
}
