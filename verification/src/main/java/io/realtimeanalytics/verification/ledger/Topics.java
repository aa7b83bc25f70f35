package io.realtimeanalytics.verification.ledger;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.RejectedRecord;
import io.realtimeanalytics.event.result.ResultKeys;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.UndecodableException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the topics hold: read whole, by this program's own means. */
public final class Topics {

    private final TopicReader reader;
    private final SchemaRegistry registry;

    Topics(TopicReader reader, SchemaRegistry registry) {
        this.reader = reader;
        this.registry = registry;
    }

    /** The topics of a broker. */
    public static Topics of(String bootstrapServers, SchemaRegistry registry) {
        return new Topics(new TopicReader(bootstrapServers), registry);
    }

    /**
     * Contents of the events topic.
     *
     * @param eventIds of everything readable
     * @param records with a value, readable or not
     * @param unreadable what nobody can read
     */
    record Events(Set<String> eventIds, long records, long unreadable) {}

    Events events() {
        AvroDecoder<Event> decoder = new AvroDecoder<>(Event.class, registry);
        Set<String> eventIds = new HashSet<>();
        long[] counts = new long[2];
        reader.read(
                Topic.EVENTS.name(),
                record -> {
                    if (record.value() == null) {
                        return;
                    }
                    counts[0]++;
                    try {
                        eventIds.add(decoder.decode(record.value()).getEventId());
                    } catch (UndecodableException e) {
                        counts[1]++;
                    }
                });
        return new Events(eventIds, counts[0], counts[1]);
    }

    /** Newest version of every result. */
    public Map<String, MetricResult> results(Topic topic) {
        AvroDecoder<MetricResult> decoder = new AvroDecoder<>(MetricResult.class, registry);
        Map<String, MetricResult> newest = new HashMap<>();
        reader.read(
                topic.name(),
                record -> {
                    MetricResult result = mustDecode(decoder, record.value());
                    newest.merge(
                            ResultKeys.keyOf(result),
                            result,
                            (known, other) -> ResultKeys.isNewer(other, known) ? other : known);
                });
        return newest;
    }

    /** Places in the events topic whose records were put aside; a place counts once. */
    Set<String> rejectedPlaces(Topic topic) {
        AvroDecoder<RejectedRecord> decoder = new AvroDecoder<>(RejectedRecord.class, registry);
        Set<String> places = new HashSet<>();
        reader.read(
                topic.name(),
                record -> {
                    RejectedRecord rejected = mustDecode(decoder, record.value());
                    places.add(rejected.getPartition() + "/" + rejected.getOffset());
                });
        return places;
    }

    private static <T extends org.apache.avro.specific.SpecificRecord> T mustDecode(
            AvroDecoder<T> decoder, byte[] value) {
        try {
            return decoder.decode(value);
        } catch (UndecodableException e) {
            throw new IllegalStateException("the job wrote a record that cannot be read", e);
        }
    }
}
