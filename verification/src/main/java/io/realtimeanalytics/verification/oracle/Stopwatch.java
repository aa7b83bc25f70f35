package io.realtimeanalytics.verification.oracle;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long the parts of a run took; tells so as each ends. */
public final class Stopwatch {

    private final PrintStream progress;
    private final List<Lap> laps = new ArrayList<>();
    private long sinceNanos = System.nanoTime();
    private long sinceCpuNanos = cpuNanos();

    /**
     * One part.
     *
     * @param part what was done
     * @param seconds how long it took
     * @param cpuSeconds CPU time of this process in that time: what is left when others are busy
     */
    public record Lap(String part, double seconds, double cpuSeconds) {}

    /** Starts now. */
    public Stopwatch(PrintStream progress) {
        this.progress = progress;
    }

    /** Ends a part, and begins the next one. */
    public void lap(String part) {
        long nowNanos = System.nanoTime();
        long nowCpuNanos = cpuNanos();
        Lap lap = new Lap(part, (nowNanos - sinceNanos) / 1e9, (nowCpuNanos - sinceCpuNanos) / 1e9);
        laps.add(lap);
        progress.printf(
                Locale.ROOT, "%8.1f s (CPU %.1f s)  %s%n", lap.seconds(), lap.cpuSeconds(), part);
        sinceNanos = nowNanos;
        sinceCpuNanos = nowCpuNanos;
    }

    /** All parts that have ended. */
    public List<Lap> laps() {
        return List.copyOf(laps);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
