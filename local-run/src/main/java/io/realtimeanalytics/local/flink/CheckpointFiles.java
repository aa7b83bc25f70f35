package io.realtimeanalytics.local.flink;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.AbstractChannelStateHandle;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/** The files that a checkpoint consists of, as its metadata lists them. */
final class CheckpointFiles {

    static final String METADATA = "_metadata";

    private CheckpointFiles() {}

    /**
     * Size by file, without the metadata itself.
     *
     * @throws IOException if the metadata cannot be read
     */
    static Map<Path, Long> of(Path folder) throws IOException {
        Map<Path, Long> sizes = new HashMap<>();
        for (OperatorState operator : metadataOf(folder).getOperatorStates()) {
            for (OperatorSubtaskState subtask : operator.getStates()) {
                handles(subtask).forEach(handle -> add(handle, sizes));
            }
        }
        return sizes;
    }

    private static CheckpointMetadata metadataOf(Path folder) throws IOException {
        try (DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(Files.newInputStream(folder.resolve(METADATA))))) {
            return Checkpoints.loadCheckpointMetadata(
                    in, CheckpointFiles.class.getClassLoader(), folder.toUri().toString());
        } catch (RuntimeException e) {
            // Damaged bytes meet whatever check comes first.
            throw new IOException("damaged metadata", e);
        }
    }

    private static Stream<StateObject> handles(OperatorSubtaskState subtask) {
        return Stream.<Collection<? extends StateObject>>of(
                        subtask.getManagedOperatorState(),
                        subtask.getRawOperatorState(),
                        subtask.getManagedKeyedState(),
                        subtask.getRawKeyedState(),
                        subtask.getInputChannelState(),
                        subtask.getResultSubpartitionState())
                .flatMap(Collection::stream);
    }

    private static void add(StateObject state, Map<Path, Long> sizes) {
        if (state instanceof FileStateHandle file) {
            sizes.put(Path.of(file.getFilePath().toUri().getPath()), file.getStateSize());
        } else if (state instanceof OperatorStateHandle operator) {
            add(operator.getDelegateStateHandle(), sizes);
        } else if (state instanceof KeyGroupsStateHandle groups) {
            add(groups.getDelegateStateHandle(), sizes);
        } else if (state instanceof AbstractChannelStateHandle<?> channel) {
            add(channel.getDelegate(), sizes);
        } else if (state instanceof IncrementalRemoteKeyedStateHandle increments) {
            addAll(increments, sizes);
        } else if (!(state instanceof StreamStateHandle handle && isInMemory(handle))) {
            throw new IllegalStateException("unknown kind of state: " + state.getClass());
        }
    }

    private static void addAll(
            IncrementalRemoteKeyedStateHandle increments, Map<Path, Long> sizes) {
        add(increments.getMetaDataStateHandle(), sizes);
        increments.getSharedState().forEach(part -> add(part.getHandle(), sizes));
        increments.getPrivateState().forEach(part -> add(part.getHandle(), sizes));
    }

    private static boolean isInMemory(StreamStateHandle handle) {
        return handle.asBytesIfInMemory().isPresent();
    }
}
