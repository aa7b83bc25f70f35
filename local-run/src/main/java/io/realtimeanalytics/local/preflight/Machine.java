package io.realtimeanalytics.local.preflight;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the machine offers.
 *
 * @param javaVersion feature version of this JVM
 * @param availableMemoryBytes what programs may still take
 * @param freeDiskBytes on the file system of the run's folder
 */
public record Machine(int javaVersion, long availableMemoryBytes, long freeDiskBytes) {

    private static final Path MEMORY_FILE = Path.of("/proc/meminfo");

    /**
     * Looks at this machine.
     *
     * @param folder existing folder on the disk to look at
     */
    public static Machine inspect(Path folder) throws IOException {
        return new Machine(
                Runtime.version().feature(),
                readAvailableMemory(),
                Files.getFileStore(folder).getUsableSpace());
    }

    private static long readAvailableMemory() throws IOException {
        // Knows the limit of a container. Outside Linux, "free" leaves out what the system would
        // give back at once, so the whole memory is the better guess.
        long totalBytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize();
        if (!Files.isReadable(MEMORY_FILE)) {
            return totalBytes;
        }
        return Files.readAllLines(MEMORY_FILE, StandardCharsets.US_ASCII).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1_024)
                .map(available -> Math.min(available, totalBytes))
                .findFirst()
                .orElse(totalBytes);
    }
}
