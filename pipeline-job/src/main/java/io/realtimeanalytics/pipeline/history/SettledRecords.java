package io.realtimeanalytics.pipeline.history;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Passes settled results on undecoded. */
final class SettledRecords implements KafkaRecordDeserializationSchema<SettledRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SettledRecord> out) {
        // Without a value a record only says that its key may be forgotten.
        if (record.value() != null) {
            out.collect(
                    new SettledRecord(
                            record.partition(),
                            record.offset(),
                            record.timestamp(),
                            record.key(),
                            record.value()));
        }
    }

    @Override
    public TypeInformation<SettledRecord> getProducedType() {
        return TypeInformation.of(SettledRecord.class);
    }
}
