package io.realtimeanalytics.verification.fanout.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process uses, as the kernel counts it. */
public final class Usage {

    // Linux shows clock ticks of 10 ms to all programs, whatever its own are.
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private final Path folder;

    Usage(long pid) {
        this.folder = Path.of("/proc", Long.toString(pid));
    }

    /** What the caller's process uses. */
    public static Usage ofThisProcess() {
        return new Usage(ProcessHandle.current().pid());
    }

    /** CPU time since its start, the kernel's work for it included. */
    public double cpuSeconds() {
        String stat = read("stat");
        // The program's name may hold blanks: fields count from behind it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
                / TICKS_PER_SECOND;
    }

    /** Memory that it occupies. */
    public long residentBytes() {
        return read("status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the server ended", e);
        }
    }
}
