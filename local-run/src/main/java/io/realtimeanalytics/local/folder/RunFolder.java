package io.realtimeanalytics.local.folder;

import java.nio.file.Path;

/**
 * The folder in which a run keeps everything that outlives it.
 *
 * @param path absolute
 */
public record RunFolder(Path path) {

    /** Held by the run that uses the folder; holds its process id. */
    public Path lock() {
        return path.resolve("lock");
    }

    /** Log files. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** Kafka's log segments and metadata. */
    public Path kafka() {
        return path.resolve("kafka");
    }

    /** The schema registry's database. */
    public Path registry() {
        return path.resolve("registry");
    }

    /** The time-series store's database. */
    public Path store() {
        return path.resolve("questdb");
    }

    /** Checkpoints, which outlive the run, and working files, which do not. */
    public Path flink() {
        return path.resolve("flink");
    }
}
