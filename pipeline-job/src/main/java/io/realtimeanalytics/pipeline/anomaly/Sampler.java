package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.pattern.candidate.Sighting;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Takes samples of the events of one subtask before the shuffle, so that a busy site costs a few
 * records a second instead of one per event.
 *
 * <p>Event time moves on in whole seconds behind this: all that belongs to an earlier second has
 * been passed on by then. The watch for silence tells seconds apart, all else minutes. Nothing is
 * held back across a checkpoint barrier, so no state is needed.
 */
final class Sampler extends AbstractStreamOperator<Sample>
        implements OneInputStreamOperator<Sighting, Sample> {

    /**
     * Values of one dimension that are sampled per flush and minute. If there are more, those with
     * the smallest hashes: order of arrival must not matter.
     */
    static final int MAX_ITEMS = 200;

    private static final long serialVersionUID = 1L;
    private static final long SECOND_MILLIS = 1_000;
    private static final long MINUTE_MILLIS = 60_000;

    private transient Map<Place, NavigableMap<ItemKey, Gathered>> gathered = new HashMap<>();
    private transient long passedOnSecond;

    private record Place(String siteId, long startMillis, String dimension) {}

    private record ItemKey(long hash, String series) implements Comparable<ItemKey> {
        @Override
        public int compareTo(ItemKey other) {
            int byHash = Long.compare(hash, other.hash);
            return byHash != 0 ? byHash : series.compareTo(other.series);
        }
    }

    private static final class Gathered {
        private final Smallest events = new Smallest();
        private final Smallest visitors = new Smallest();
        private long oldestMillis = Long.MAX_VALUE;
        private long newestMillis = Long.MIN_VALUE;
    }

    @Override
    public void open() throws Exception {
        super.open();
        gathered = new HashMap<>();
        passedOnSecond = Long.MIN_VALUE;
    }

    @Override
    public void processElement(StreamRecord<Sighting> element) {
        Sighting sighting = element.getValue();
        gather(sighting, "", Series.EVENTS);
        gatherItem(sighting, Series.COUNTRY, sighting.country());
        gatherItem(sighting, Series.DEVICE, sighting.device());
        gatherItem(sighting, Series.REFERRER, sighting.referrer());
        gatherItem(sighting, Series.CAMPAIGN, sighting.campaign());
        if (!sighting.error().isEmpty()) {
            gather(sighting, "", Series.ERRORS);
            gatherItem(sighting, Series.ERROR, sighting.error());
        }
    }

    private void gatherItem(Sighting sighting, String dimension, String item) {
        if (!item.isEmpty()) {
            gather(sighting, dimension, Series.of(dimension, item));
        }
    }

    private void gather(Sighting sighting, String dimension, String series) {
        long timeMillis = sighting.eventTimeMillis();
        long spanMillis = series.equals(Series.EVENTS) ? SECOND_MILLIS : MINUTE_MILLIS;
        long startMillis = timeMillis - Math.floorMod(timeMillis, spanMillis);
        NavigableMap<ItemKey, Gathered> items =
                gathered.computeIfAbsent(
                        new Place(sighting.siteId(), startMillis, dimension),
                        key -> new TreeMap<>());
        Gathered sample =
                items.computeIfAbsent(
                        new ItemKey(Smallest.hashOf(series), series), key -> new Gathered());
        sample.events.offer(sighting.eventId());
        if (sighting.visitorId() != null) {
            sample.visitors.offer(sighting.visitorId());
        }
        sample.oldestMillis = Math.min(sample.oldestMillis, timeMillis);
        sample.newestMillis = Math.max(sample.newestMillis, timeMillis);
        if (items.size() > MAX_ITEMS) {
            items.pollLastEntry();
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() == Long.MAX_VALUE) {
            flush();
            super.processWatermark(mark);
            return;
        }
        long second = Math.floorDiv(mark.getTimestamp(), SECOND_MILLIS);
        if (second > passedOnSecond) {
            passedOnSecond = second;
            flush();
            super.processWatermark(new Watermark(second * SECOND_MILLIS));
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }

    private void flush() {
        gathered.forEach(
                (place, items) ->
                        items.forEach(
                                (key, sample) ->
                                        output.collect(
                                                new StreamRecord<>(sampleOf(place, key, sample)))));
        gathered.clear();
    }

    private static Sample sampleOf(Place place, ItemKey key, Gathered sample) {
        return new Sample(
                place.siteId(),
                place.startMillis() - Math.floorMod(place.startMillis(), MINUTE_MILLIS),
                key.series(),
                sample.oldestMillis,
                sample.newestMillis,
                sample.events.ids(),
                sample.visitors.ids());
    }
}
