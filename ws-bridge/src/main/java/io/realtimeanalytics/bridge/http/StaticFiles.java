package io.realtimeanalytics.bridge.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard's files, read once into memory: whatever a path says, nothing else can be reached
 * by it, and no event loop waits for a disk. Thread-safe.
 */
public final class StaticFiles {

    private static final long MAX_TOTAL_BYTES = 64 << 20;
    private static final String INDEX = "/index.html";

    private final Map<String, StaticFile> filesByPath;

    private StaticFiles(Map<String, StaticFile> filesByPath) {
        this.filesByPath = Map.copyOf(filesByPath);
    }

    /** No dashboard. */
    public static StaticFiles none() {
        return new StaticFiles(Map.of());
    }

    /** All files below a directory; links are not followed. */
    public static StaticFiles in(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(directory)) {
            paths =
                    all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                            .toList();
        }
        Map<String, StaticFile> files = new HashMap<>();
        long totalBytes = 0;
        for (Path path : paths) {
            totalBytes += Files.size(path);
            if (totalBytes > MAX_TOTAL_BYTES) {
                throw new IOException(
                        directory + " holds more than " + (MAX_TOTAL_BYTES >> 20) + " MiB");
            }
            String name = "/" + directory.relativize(path).toString().replace('\\', '/');
            files.put(name, StaticFile.of(name, Files.readAllBytes(path)));
        }
        return new StaticFiles(files);
    }

    /** The file at a path; the index for paths that are places inside of the dashboard. */
    Answer answer(String path, @Nullable String ifNoneMatch) {
        StaticFile file = filesByPath.get(path);
        boolean isPlace = path.indexOf('.') < 0;
        if (file == null && isPlace) {
            file = filesByPath.get(INDEX);
        }
        return file == null
                ? Answer.problem(HttpResponseStatus.NOT_FOUND, "no such file")
                : file.answer(ifNoneMatch);
    }
}
