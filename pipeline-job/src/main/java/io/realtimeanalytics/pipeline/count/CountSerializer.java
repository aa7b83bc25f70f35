package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.pipeline.stream.StreamSerializer;
import io.realtimeanalytics.pipeline.stream.TextCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Additions on the way between subtasks. Never in state, so the form may change at any time. */
public final class CountSerializer extends StreamSerializer<Count> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable TextCodec codec;

    @Override
    public TypeSerializer<Count> duplicate() {
        return new CountSerializer();
    }

    @Override
    public Count createInstance() {
        return new Count("", "", "", "", 0, 0, 0, 0, 0, 0, 0, 0, null);
    }

    @Override
    public void serialize(Count count, DataOutputView target) throws IOException {
        TextCodec text = codec();
        text.write(count.siteId(), target);
        text.write(count.metric(), target);
        text.write(count.window(), target);
        text.write(count.item(), target);
        target.writeLong(count.fromMillis());
        target.writeLong(count.toMillis());
        target.writeLong(count.count());
        target.writeLong(count.changes());
        target.writeLong(count.amountMinor());
        target.writeLong(count.digest());
        target.writeLong(count.oldestReceivedAtMillis());
        target.writeLong(count.newestReceivedAtMillis());
        String trace = count.trace();
        target.writeBoolean(trace != null);
        if (trace != null) {
            text.write(trace, target);
        }
    }

    @Override
    public Count deserialize(DataInputView source) throws IOException {
        TextCodec text = codec();
        return new Count(
                text.readName(source),
                text.readName(source),
                text.readName(source),
                text.readName(source),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readBoolean() ? text.readUnique(source) : null);
    }

    @Override
    public TypeSerializerSnapshot<Count> snapshotConfiguration() {
        return new Snapshot();
    }

    // Not there when the serializer itself has travelled with the job.
    private TextCodec codec() {
        TextCodec known = codec == null ? new TextCodec() : codec;
        codec = known;
        return known;
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Count> {

        /** For Flink. */
        public Snapshot() {
            super(CountSerializer::new);
        }
    }
}
