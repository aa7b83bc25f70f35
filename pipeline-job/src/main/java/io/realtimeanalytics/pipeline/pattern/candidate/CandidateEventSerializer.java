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

/** Candidates on the way between subtasks, and in state: another form needs another class. */
public final class CandidateEventSerializer extends StreamSerializer<CandidateEvent> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable TextCodec codec;

    @Override
    public TypeSerializer<CandidateEvent> duplicate() {
        return new CandidateEventSerializer();
    }

    @Override
    public CandidateEvent createInstance() {
        return new CandidateEvent("", "", "", false, Action.OTHER, 0, "", "", 0, 0, 0, "", "");
    }

    @Override
    public void serialize(CandidateEvent event, DataOutputView target) throws IOException {
        TextCodec text = codec();
        text.write(event.siteId(), target);
        text.write(event.eventId(), target);
        text.write(event.visitorId(), target);
        target.writeBoolean(event.isBot());
        target.writeByte(event.action().code());
        target.writeLong(event.timeMillis());
        text.write(event.pageViewId(), target);
        text.write(event.path(), target);
        target.writeInt(event.x());
        target.writeInt(event.y());
        target.writeLong(event.amountMinor());
        text.write(event.currency(), target);
        text.write(event.reference(), target);
    }

    @Override
    public CandidateEvent deserialize(DataInputView source) throws IOException {
        TextCodec text = codec();
        return new CandidateEvent(
                text.readName(source),
                text.readUnique(source),
                text.readUnique(source),
                source.readBoolean(),
                Action.ofCode(source.readByte()),
                source.readLong(),
                text.readUnique(source),
                text.readName(source),
                source.readInt(),
                source.readInt(),
                source.readLong(),
                text.readName(source),
                text.readUnique(source));
    }

    @Override
    public TypeSerializerSnapshot<CandidateEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    // Not there when the serializer itself has travelled with the job.
    private TextCodec codec() {
        TextCodec known = codec == null ? new TextCodec() : codec;
        codec = known;
        return known;
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CandidateEvent> {

        /** For Flink. */
        public Snapshot() {
            super(CandidateEventSerializer::new);
        }
    }
}
