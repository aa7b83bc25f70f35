package io.realtimeanalytics.verification.oracle.dump;

import com.dynatrace.hash4j.hashing.Hashing;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.UndecodableException;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What all tables' rows need. */
final class Decoding {

    private Decoding() {}

    /** Decodes what a job wrote, which must be readable. */
    static <T extends SpecificRecord> T required(
            AvroDecoder<T> decoder, ConsumerRecord<byte[], byte[]> record) {
        try {
            return decoder.decode(record.value());
        } catch (UndecodableException e) {
            throw new IllegalStateException(
                    "a job wrote what cannot be read: %s, partition %d, offset %d"
                            .formatted(record.topic(), record.partition(), record.offset()),
                    e);
        }
    }

    /** Equal for equal bytes. */
    static long hashOf(byte @Nullable [] bytes) {
        return bytes == null ? 0 : Hashing.xxh3_64().hashBytesToLong(bytes);
    }

    static byte @Nullable [] bytesOf(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
