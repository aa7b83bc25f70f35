package io.realtimeanalytics.local.flink;

import io.realtimeanalytics.local.folder.FileTree;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The checkpoints of one job, as Flink lays them out: {@code chk-N} with what belongs to one, and
 * {@code shared} with what several refer to.
 *
 * <p>To be used while the job does not run.
 */
final class CheckpointFolder {

    private static final String PREFIX = "chk-";
    private static final String SHARED = "shared";

    private final Path folder;

    CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The newest checkpoint that can be restored; everything else is deleted, so that the job finds
     * the folder as if it had just written that checkpoint.
     *
     * @param onDamaged told of each newer one that is complete but damaged
     */
    Optional<Checkpoint> keepNewest(Consumer<String> onDamaged) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Optional<Checkpoint> newest = newest(onDamaged);
        if (newest.isPresent()) {
            deleteAllBut(newest.get());
        } else {
            FileTree.delete(folder);
        }
        return newest;
    }

    private Optional<Checkpoint> newest(Consumer<String> onDamaged) throws IOException {
        for (Checkpoint checkpoint : complete()) {
            Optional<String> damage = damageOf(checkpoint);
            if (damage.isEmpty()) {
                return Optional.of(checkpoint);
            }
            onDamaged.accept("checkpoint " + checkpoint.number() + " is damaged: " + damage.get());
        }
        return Optional.empty();
    }

    // Newest first. Flink writes the metadata last, under another name until it is whole.
    private List<Checkpoint> complete() throws IOException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, PREFIX + "[0-9]*")) {
            for (Path checkpoint : folders) {
                Path metadata = checkpoint.resolve(CheckpointFiles.METADATA);
                if (Files.isRegularFile(metadata)) {
                    checkpoints.add(
                            new Checkpoint(
                                    numberOf(checkpoint),
                                    checkpoint,
                                    Files.getLastModifiedTime(metadata).toInstant()));
                }
            }
        }
        checkpoints.sort(Comparator.comparingLong(Checkpoint::number).reversed());
        return checkpoints;
    }

    private static long numberOf(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
    }

    private static Optional<String> damageOf(Checkpoint checkpoint) {
        try {
            for (Map.Entry<Path, Long> file : CheckpointFiles.of(checkpoint.folder()).entrySet()) {
                if (!Files.isRegularFile(file.getKey())) {
                    return Optional.of(file.getKey() + " is missing");
                }
                if (Files.size(file.getKey()) < file.getValue()) {
                    return Optional.of(file.getKey() + " is cut off");
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("its metadata cannot be read");
        }
    }

    private void deleteAllBut(Checkpoint kept) throws IOException {
        Set<Path> needed = new HashSet<>(CheckpointFiles.of(kept.folder()).keySet());
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path checkpoint : folders) {
                if (!checkpoint.equals(kept.folder())
                        && needed.stream().noneMatch(file -> file.startsWith(checkpoint))) {
                    FileTree.delete(checkpoint);
                }
            }
        }
        Path shared = folder.resolve(SHARED);
        if (!Files.isDirectory(shared)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shared)) {
            for (Path file : files) {
                if (!needed.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }
}
