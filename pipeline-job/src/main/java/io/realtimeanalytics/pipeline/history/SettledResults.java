package io.realtimeanalytics.pipeline.history;

import io.realtimeanalytics.event.avro.MetricItem;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.UndecodableException;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Settled results as points: one for the total, one for each row of a top list. */
final class SettledResults implements KafkaRecordDeserializationSchema<HistoryPoint> {

    private static final long serialVersionUID = 1L;

    /** What is worth keeping: seconds are not, and sliding windows overlap. */
    private static final Set<String> KEPT =
            Set.of(Window.TEN_SECONDS.id(), Window.ONE_MINUTE.id(), Window.LAST_FIVE_MINUTES.id());

    private final URI schemaRegistryUrl;
    private transient @Nullable AvroDecoder<MetricResult> decoder;

    SettledResults(URI schemaRegistryUrl) {
        this.schemaRegistryUrl = schemaRegistryUrl;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder = new AvroDecoder<>(MetricResult.class, new HttpSchemaRegistry(schemaRegistryUrl));
    }

    // Only the live job writes this topic, so bytes that cannot be read are a broken promise.
    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<HistoryPoint> out)
            throws IOException {
        try {
            pointsOf(Objects.requireNonNull(decoder).decode(record.value()), out);
        } catch (UndecodableException e) {
            throw new IOException(
                    record.topic() + '/' + record.partition() + " at " + record.offset(), e);
        }
    }

    @Override
    public TypeInformation<HistoryPoint> getProducedType() {
        return TypeInformation.of(HistoryPoint.class);
    }

    static void pointsOf(MetricResult result, Collector<HistoryPoint> out) {
        if (!KEPT.contains(result.getWindow())) {
            return;
        }
        out.collect(point(result, "", result.getCount(), result.getAmountMinor()));
        for (MetricItem item : result.getItems()) {
            out.collect(point(result, item.getName(), item.getCount(), item.getAmountMinor()));
        }
    }

    private static HistoryPoint point(
            MetricResult result, String item, long count, long amountMinor) {
        return new HistoryPoint(
                result.getSiteId(),
                result.getMetric(),
                result.getWindow(),
                item,
                result.getWindowStart(),
                count,
                amountMinor,
                result.getRevision());
    }
}
