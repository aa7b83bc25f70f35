package io.realtimeanalytics.collector.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a directory, read once at start: requests look names up in a map, so that no address
 * can lead out of the directory, and never wait for a disk.
 */
public final class StaticFiles {

    private static final long MAX_TOTAL_BYTES = 16L * 1_024 * 1_024;

    private final Map<String, StaticFile> byPath;

    private StaticFiles(Map<String, StaticFile> byPath) {
        this.byPath = byPath;
    }

    /**
     * Reads a directory and those below it.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static StaticFiles load(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> files = paths.filter(Files::isRegularFile).toList();
            requireModest(files, directory);
            return new StaticFiles(
                    files.stream()
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            file -> addressOf(directory, file),
                                            StaticFiles::read)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file at an address such as {@code /shop/index.html}. */
    Optional<StaticFile> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static String addressOf(Path directory, Path file) {
        return '/' + directory.relativize(file).toString().replace('\\', '/');
    }

    private static StaticFile read(Path file) {
        try {
            return StaticFile.of(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireModest(List<Path> files, Path directory) throws IOException {
        long totalBytes = 0;
        for (Path file : files) {
            totalBytes += Files.size(file);
        }
        if (totalBytes > MAX_TOTAL_BYTES) {
            throw new IOException(
                    directory
                            + ": "
                            + totalBytes
                            + " bytes (expected: <= "
                            + MAX_TOTAL_BYTES
                            + ")");
        }
    }
}
