package io.realtimeanalytics.verification.oracle;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How long the parts of a run took; tells so as each ends. */
public final class Stopwatch {

    private final PrintStream progress;
    private final Map<String, Double> secondsByPart = new LinkedHashMap<>();
    private long sinceNanos = System.nanoTime();

    /** Starts now. */
    public Stopwatch(PrintStream progress) {
        this.progress = progress;
    }

    /** Ends a part, and begins the next one. */
    public void lap(String part) {
        long nowNanos = System.nanoTime();
        double seconds = (nowNanos - sinceNanos) / 1e9;
        secondsByPart.put(part, seconds);
        progress.printf(Locale.ROOT, "%8.1f s  %s%n", seconds, part);
        sinceNanos = nowNanos;
    }

    /** Seconds by part, in the order in which they ended. */
    public Map<String, Double> laps() {
        return new LinkedHashMap<>(secondsByPart);
    }
}
