package io.realtimeanalytics.pipeline.ingest;

import io.realtimeanalytics.pipeline.stream.StreamSerializer;
import io.realtimeanalytics.pipeline.stream.TextCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Events on the way between subtasks. Never in state, so the form may change at any time. */
public final class SiteEventSerializer extends StreamSerializer<SiteEvent> {

    private static final long serialVersionUID = 1L;
    private static final Outcome[] OUTCOMES = outcomesByCode();
    private static final int HAS_VISITOR = 0x10;
    private static final int HAS_TRACE = 0x20;

    private transient @Nullable TextCodec codec;

    @Override
    public TypeSerializer<SiteEvent> duplicate() {
        return new SiteEventSerializer();
    }

    @Override
    public SiteEvent createInstance() {
        return new SiteEvent(
                "",
                "",
                0,
                0,
                null,
                "",
                "",
                0,
                0,
                "",
                "",
                "",
                "",
                "",
                0,
                0,
                "",
                "",
                Outcome.COUNTED,
                null);
    }

    @Override
    public void serialize(SiteEvent event, DataOutputView target) throws IOException {
        TextCodec text = codec();
        String visitorId = event.visitorId();
        String trace = event.trace();
        target.writeByte(
                event.outcome().code()
                        | (visitorId == null ? 0 : HAS_VISITOR)
                        | (trace == null ? 0 : HAS_TRACE));
        text.write(event.siteId(), target);
        text.write(event.eventId(), target);
        target.writeLong(event.idHash());
        target.writeLong(event.idCheck());
        if (visitorId != null) {
            text.write(visitorId, target);
        }
        text.write(event.type(), target);
        text.write(event.name(), target);
        target.writeLong(event.eventTimeMillis());
        target.writeLong(event.receivedAtMillis());
        text.write(event.path(), target);
        text.write(event.referrer(), target);
        text.write(event.campaign(), target);
        text.write(event.country(), target);
        text.write(event.device(), target);
        target.writeDouble(event.measure());
        target.writeLong(event.valueMinor());
        text.write(event.currency(), target);
        text.write(event.transactionId(), target);
        if (trace != null) {
            text.write(trace, target);
        }
    }

    @Override
    public SiteEvent deserialize(DataInputView source) throws IOException {
        TextCodec text = codec();
        int flags = source.readByte();
        String siteId = text.readName(source);
        return new SiteEvent(
                siteId,
                text.readUnique(source),
                source.readLong(),
                source.readLong(),
                (flags & HAS_VISITOR) == 0 ? null : text.readUnique(source),
                text.readName(source),
                text.readName(source),
                source.readLong(),
                source.readLong(),
                text.readName(source),
                text.readName(source),
                text.readName(source),
                text.readName(source),
                text.readName(source),
                source.readDouble(),
                source.readLong(),
                text.readName(source),
                text.readUnique(source),
                OUTCOMES[flags & (HAS_VISITOR - 1)],
                (flags & HAS_TRACE) == 0 ? null : text.readUnique(source));
    }

    @Override
    public TypeSerializerSnapshot<SiteEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    private static Outcome[] outcomesByCode() {
        Outcome[] outcomes = new Outcome[Outcome.values().length];
        for (Outcome outcome : Outcome.values()) {
            outcomes[outcome.code()] = outcome;
        }
        return outcomes;
    }

    // Not there when the serializer itself has travelled with the job.
    private TextCodec codec() {
        TextCodec known = codec == null ? new TextCodec() : codec;
        codec = known;
        return known;
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SiteEvent> {

        /** For Flink. */
        public Snapshot() {
            super(SiteEventSerializer::new);
        }
    }
}
