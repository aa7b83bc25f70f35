package io.realtimeanalytics.verification.fanout.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What all processes of this machine use: figures are worth little if others are busy, too. */
public final class Machine {

    private static final int IDLE = 3;
    private static final int WAITS_FOR_DISK = 4;
    private static final double TICKS_PER_SECOND = 100;

    private Machine() {}

    /** CPU time of everything that ran so far, or would have if the host had let it. */
    public static double busyCpuSeconds() {
        try {
            String line = Files.readAllLines(Path.of("/proc/stat")).get(0);
            long[] ticks =
                    Arrays.stream(line.substring("cpu".length()).strip().split(" ", -1))
                            .mapToLong(Long::parseLong)
                            .toArray();
            long busy = Arrays.stream(ticks).sum() - ticks[IDLE] - ticks[WAITS_FOR_DISK];
            return busy / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
