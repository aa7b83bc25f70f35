package io.realtimeanalytics.pipeline.pattern.candidate;

import io.realtimeanalytics.pipeline.stream.StreamSerializer;
import io.realtimeanalytics.pipeline.stream.TextCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Routed events on the way between subtasks. Never in state. */
public final class RoutedSerializer extends StreamSerializer<Routed> {

    private static final long serialVersionUID = 1L;

    private final CandidateEventSerializer events = new CandidateEventSerializer();
    private transient @Nullable TextCodec codec;

    @Override
    public TypeSerializer<Routed> duplicate() {
        return new RoutedSerializer();
    }

    @Override
    public Routed createInstance() {
        return new Routed("", Scope.ACTIVITY, events.createInstance());
    }

    @Override
    public void serialize(Routed routed, DataOutputView target) throws IOException {
        codec().write(routed.key(), target);
        events.serialize(routed.event(), target);
    }

    @Override
    public Routed deserialize(DataInputView source) throws IOException {
        String key = codec().readUnique(source);
        return new Routed(key, Scope.of(key), events.deserialize(source));
    }

    @Override
    public TypeSerializerSnapshot<Routed> snapshotConfiguration() {
        return new Snapshot();
    }

    // Not there when the serializer itself has travelled with the job.
    private TextCodec codec() {
        TextCodec known = codec == null ? new TextCodec() : codec;
        codec = known;
        return known;
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Routed> {

        /** For Flink. */
        public Snapshot() {
            super(RoutedSerializer::new);
        }
    }
}
