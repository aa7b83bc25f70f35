package io.realtimeanalytics.pipeline.stream;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializer of an immutable record that crosses the network between subtasks, many times for each
 * event. Flink's serializer of plain classes takes fields by reflection and strings character by
 * character, and cost a third of the live job. Confined to one thread, like all serializers: {@link
 * #duplicate} makes one for another.
 *
 * @param <T> type of the record
 */
public abstract class StreamSerializer<T> extends TypeSerializer<T> {

    private static final long serialVersionUID = 1L;

    /** Length of a record whose fields have different lengths. */
    private static final int VARIABLE_LENGTH = -1;

    @Override
    public final boolean isImmutableType() {
        return true;
    }

    @Override
    public final T copy(T from) {
        return from;
    }

    @Override
    public final T copy(T from, T reuse) {
        return from;
    }

    @Override
    public final T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public final void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public final int getLength() {
        return VARIABLE_LENGTH;
    }

    // Serializers have no state; those of different records differ.
    @Override
    @SuppressWarnings("EqualsGetClass")
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return getClass().hashCode();
    }
}
