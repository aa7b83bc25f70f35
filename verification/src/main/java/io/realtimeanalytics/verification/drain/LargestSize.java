package io.realtimeanalytics.verification.drain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The largest size that a folder has while this is open: of checkpoints, the state of a job with
 * what the newest checkpoint shares with the one before. Looks now and then, so a little less than
 * the truth.
 */
final class LargestSize implements AutoCloseable {

    private static final long LOOK_MILLIS = 200;

    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong largestBytes = new AtomicLong();

    LargestSize(Path folder) {
        var unused =
                looker.scheduleWithFixedDelay(
                        () -> largestBytes.accumulateAndGet(bytesIn(folder), Math::max),
                        0,
                        LOOK_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    long bytes() {
        return largestBytes.get();
    }

    @Override
    public void close() {
        looker.shutdownNow();
    }

    private static long bytesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(LargestSize::bytesOf).sum();
        } catch (IOException | UncheckedIOException e) {
            // Files come and go; the next look sees the rest.
            return 0;
        }
    }

    private static long bytesOf(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
