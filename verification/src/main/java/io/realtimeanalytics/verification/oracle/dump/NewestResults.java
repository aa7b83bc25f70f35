package io.realtimeanalytics.verification.oracle.dump;

import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.result.ResultKeys;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where the newest version of each result lies in the topic. Most records of live results were
 * overtaken long ago: a first reading finds those that were not, a second one takes them.
 */
final class NewestResults implements FrozenTopic.Sink {

    private final AvroDecoder<MetricResult> decoder;
    private final Map<String, Version> newestByKey = new HashMap<>();

    private record Version(int partition, long offset, long revision, ResultStatus status) {

        boolean isNewerThan(Version other) {
            return revision != other.revision
                    ? revision > other.revision
                    : status.compareTo(other.status) > 0;
        }
    }

    NewestResults(SchemaRegistry registry) {
        this.decoder = new AvroDecoder<>(MetricResult.class, registry);
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) {
        MetricResult result = Decoding.required(decoder, record);
        Version version =
                new Version(
                        record.partition(),
                        record.offset(),
                        result.getRevision(),
                        result.getStatus());
        newestByKey.merge(
                ResultKeys.keyOf(result),
                version,
                (known, other) -> other.isNewerThan(known) ? other : known);
    }

    /** Offsets of the newest versions, by partition. */
    Map<Integer, BitSet> offsetsByPartition() {
        Map<Integer, BitSet> offsets = new HashMap<>();
        for (Version version : newestByKey.values()) {
            offsets.computeIfAbsent(version.partition(), partition -> new BitSet())
                    .set(Math.toIntExact(version.offset()));
        }
        return offsets;
    }
}
