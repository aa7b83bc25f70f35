package io.realtimeanalytics.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {

    private static final String CONTENT = "state";

    @TempDir private Path folder;
    private final List<String> damage = new ArrayList<>();

    @Test
    void findsNothingBeforeTheFirstCheckpoint() throws IOException {
        assertThat(new CheckpointFolder(folder.resolve("none")).keepNewest(damage::add)).isEmpty();
        assertThat(new CheckpointFolder(folder).keepNewest(damage::add)).isEmpty();
    }

    @Test
    void takesTheNewestByNumberNotByName() throws IOException {
        write(9, "a");
        write(10, "b");

        assertThat(keepNewest()).isEqualTo(10);
        assertThat(damage).isEmpty();
    }

    @Test
    void skipsAHalfWrittenOneWithoutAWord() throws IOException {
        write(4, "a");
        Files.writeString(
                Files.createDirectories(folder.resolve("chk-5")).resolve("._metadata.inprogress"),
                "half");

        assertThat(keepNewest()).isEqualTo(4);
        assertThat(damage).isEmpty();
        assertThat(folder.resolve("chk-5")).doesNotExist();
    }

    @Test
    void fallsBackFromUnreadableMetadata() throws IOException {
        write(4, "a");
        Path newest = write(5, "b");
        Files.writeString(newest.resolve("_metadata"), "garbage");

        assertThat(keepNewest()).isEqualTo(4);
        assertThat(damage).containsExactly("checkpoint 5 is damaged: its metadata cannot be read");
    }

    @Test
    void fallsBackFromCutOffMetadata() throws IOException {
        write(4, "a");
        Path metadata = write(5, "b").resolve("_metadata");
        byte[] whole = Files.readAllBytes(metadata);
        Files.write(metadata, Arrays.copyOf(whole, whole.length / 2));

        assertThat(keepNewest()).isEqualTo(4);
        assertThat(damage).hasSize(1);
    }

    @Test
    void fallsBackWhenAFileIsMissing() throws IOException {
        write(4, "a");
        write(5, "b");
        Files.delete(shared("b"));

        assertThat(keepNewest()).isEqualTo(4);
        assertThat(damage)
                .containsExactly("checkpoint 5 is damaged: " + shared("b") + " is missing");
    }

    @Test
    void fallsBackWhenAFileIsCutOff() throws IOException {
        write(4, "a");
        write(5, "b");
        Files.writeString(shared("b"), "st");

        assertThat(keepNewest()).isEqualTo(4);
        assertThat(damage)
                .containsExactly("checkpoint 5 is damaged: " + shared("b") + " is cut off");
    }

    @Test
    void keepsTheFilesOfTheChosenOneAndNoOthers() throws IOException {
        write(4, "a", "b");
        write(5, "b", "c");
        Files.writeString(shared("left-over"), "of a checkpoint that never was");

        keepNewest();

        assertThat(folder.resolve("chk-4")).doesNotExist();
        assertThat(folder.resolve("shared"))
                .isDirectoryNotContaining(file -> file.equals(shared("a")))
                .isDirectoryNotContaining(file -> file.equals(shared("left-over")));
        assertThat(shared("b")).hasContent(CONTENT);
        assertThat(shared("c")).hasContent(CONTENT);
        assertThat(folder.resolve("chk-5/private")).hasContent(CONTENT);
    }

    @Test
    void startsAnewWhenAllAreDamaged() throws IOException {
        Files.writeString(write(4, "a").resolve("_metadata"), "garbage");

        assertThat(new CheckpointFolder(folder).keepNewest(damage::add)).isEmpty();
        assertThat(folder).doesNotExist();
        assertThat(damage).hasSize(1);
    }

    private long keepNewest() throws IOException {
        return new CheckpointFolder(folder).keepNewest(damage::add).orElseThrow().number();
    }

    /** A checkpoint as Flink writes it, with files of its own and files that others share. */
    private Path write(long number, String... sharedNames) throws IOException {
        Path checkpoint = Files.createDirectories(folder.resolve("chk-" + number));
        List<HandleAndLocalPath> sharedFiles = new ArrayList<>();
        for (String name : sharedNames) {
            sharedFiles.add(HandleAndLocalPath.of(file(shared(name)), name));
        }
        FileStateHandle own = file(checkpoint.resolve("private"));
        IncrementalRemoteKeyedStateHandle keyed =
                new IncrementalRemoteKeyedStateHandle(
                        new UUID(1, 1),
                        KeyGroupRange.of(0, 7),
                        number,
                        sharedFiles,
                        List.of(HandleAndLocalPath.of(own, "private")),
                        own);
        OperatorState operator = new OperatorState("name", "uid", new OperatorID(1, 1), 1, 8);
        operator.putState(0, OperatorSubtaskState.builder().setManagedKeyedState(keyed).build());
        try (DataOutputStream out =
                new DataOutputStream(Files.newOutputStream(checkpoint.resolve("_metadata")))) {
            Checkpoints.storeCheckpointMetadata(
                    new CheckpointMetadata(number, List.of(operator), List.of()), out);
        }
        return checkpoint;
    }

    private FileStateHandle file(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, CONTENT);
        return new FileStateHandle(
                org.apache.flink.core.fs.Path.fromLocalFile(path.toFile()), CONTENT.length());
    }

    private Path shared(String name) {
        return folder.resolve("shared").resolve(name);
    }
}
