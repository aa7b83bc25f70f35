package io.realtimeanalytics.event.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Encodes records of one type: a zero byte, the schema id in four bytes, the Avro body.
 *
 * <p>Confined to one thread: it reuses its buffer.
 *
 * @param <T> generated record class
 */
public final class AvroEncoder<T extends SpecificRecord> {

    private final int schemaId;
    private final SpecificDatumWriter<T> writer;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
    private @Nullable BinaryEncoder encoder;

    private AvroEncoder(int schemaId, SpecificDatumWriter<T> writer) {
        this.schemaId = schemaId;
        this.writer = writer;
    }

    /**
     * An encoder for a type whose schema is registered under the subject.
     *
     * @throws SchemaRegistryException if the registry cannot be reached or refuses the schema
     */
    public static <T extends SpecificRecord> AvroEncoder<T> of(
            Class<T> type, String subject, SchemaRegistry registry) {
        SpecificDatumWriter<T> writer = new SpecificDatumWriter<>(type);
        int id = registry.idOf(subject, writer.getSpecificData().getSchema(type));
        return new AvroEncoder<>(id, writer);
    }

    /** The framed bytes of a record. */
    public byte[] encode(T record) {
        buffer.reset();
        buffer.write(Framing.MAGIC);
        buffer.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
        encoder = EncoderFactory.get().directBinaryEncoder(buffer, encoder);
        try {
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.toByteArray();
    }
}
