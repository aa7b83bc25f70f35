package io.realtimeanalytics.pipeline.clean;

import io.realtimeanalytics.pipeline.ingest.Outcome;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.internal.InternalListState;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tells the first copy of an event from the others, which go on as {@link Outcome#DUPLICATE}. Keyed
 * by {@link #keyOf}.
 *
 * <p>Copies have the same site and id, and happened in the same or a neighbouring minute: a retry
 * takes its event time from the delays of its own way. Which is the first is said by the log, since
 * copies have the same key there. Late events pass: they are not counted anyhow.
 *
 * <p>Ids live on the heap, 32 bytes each, by the minute in which they happened; state gets them
 * once per checkpoint. A minute is forgotten when every further copy would be late by its own
 * fields, never by a clock of this machine: see {@link
 * io.realtimeanalytics.pipeline.ingest.EventTime}. One entry and one timer of RocksDB for each id
 * cost more than all the rest of the job.
 */
public final class DuplicateFilter extends AbstractStreamOperator<SiteEvent>
        implements OneInputStreamOperator<SiteEvent, SiteEvent> {

    private static final long serialVersionUID = 1L;
    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final long settleMillis;
    private transient Map<Long, IdSet> idsByMinute = new TreeMap<>();
    private transient @Nullable IdStore store;

    /**
     * @param settle how long after its time an event can still arrive without being late: the
     *     greatest lateness, and some for the skew between collectors
     */
    public DuplicateFilter(Duration settle) {
        this.settleMillis = settle.toMillis();
    }

    /** Equal for copies of one event. */
    public static Integer keyOf(SiteEvent event) {
        return IdStore.bucketOf(event.idCheck());
    }

    // Only Flink's internal view of a list state has namespaces, which forget a minute as a whole.
    @Override
    @SuppressWarnings("unchecked")
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        ListState<byte[]> ids = getOrCreateKeyedState(LongSerializer.INSTANCE, IdStore.IDS);
        IdStore opened =
                new IdStore(getKeyedStateBackend(), (InternalListState<Integer, Long, byte[]>) ids);
        idsByMinute = new TreeMap<>();
        opened.read(idsByMinute);
        store = opened;
    }

    // State is only touched at a checkpoint.
    @Override
    @SuppressWarnings("rawtypes")
    public void setKeyContextElement1(StreamRecord record) {}

    @Override
    public void processElement(StreamRecord<SiteEvent> element) {
        SiteEvent event = element.getValue();
        if (event.outcome() != Outcome.LATE && isKnown(event)) {
            output.collect(element.replace(event.as(Outcome.DUPLICATE)));
            return;
        }
        output.collect(element);
    }

    /** Whether there was a copy before; if not, this is the one to remember. */
    private boolean isKnown(SiteEvent event) {
        long minute = Math.floorDiv(event.eventTimeMillis(), MINUTE_MILLIS);
        long hash = event.idHash();
        long check = event.idCheck();
        IdSet own = idsByMinute.get(minute);
        if ((own != null && own.contains(hash, check))
                || isIn(minute - 1, hash, check)
                || isIn(minute + 1, hash, check)) {
            return true;
        }
        if (own == null) {
            own = new IdSet();
            idsByMinute.put(minute, own);
        }
        own.add(hash, check);
        return false;
    }

    private boolean isIn(long minute, long hash, long check) {
        IdSet ids = idsByMinute.get(minute);
        return ids != null && ids.contains(hash, check);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        Iterator<Long> minutes = idsByMinute.keySet().iterator();
        while (minutes.hasNext()) {
            long minute = minutes.next();
            // A copy may have happened until the end of the minute after.
            if ((minute + 2) * MINUTE_MILLIS + settleMillis - 1 > mark.getTimestamp()) {
                break;
            }
            minutes.remove();
            opened().clear(minute);
        }
        super.processWatermark(mark);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        for (Map.Entry<Long, IdSet> entry : idsByMinute.entrySet()) {
            opened().append(entry.getKey(), entry.getValue().takeUnwritten());
        }
        super.snapshotState(context);
    }

    private IdStore opened() {
        if (store == null) {
            throw new IllegalStateException("not opened");
        }
        return store;
    }
}
