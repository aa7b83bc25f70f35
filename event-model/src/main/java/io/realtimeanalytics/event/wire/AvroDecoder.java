package io.realtimeanalytics.event.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes framed records of one type, whatever compatible schema they were written with.
 *
 * <p>Confined to one thread: it reuses its readers.
 *
 * @param <T> generated record class
 */
public final class AvroDecoder<T extends SpecificRecord> {

    private final Schema readerSchema;
    private final SchemaRegistry registry;
    private final Map<Integer, SpecificDatumReader<T>> readersById = new HashMap<>();
    private @Nullable BinaryDecoder decoder;

    /** A decoder that asks the registry for the schema each record was written with. */
    public AvroDecoder(Class<T> type, SchemaRegistry registry) {
        this.readerSchema = SpecificData.get().getSchema(type);
        this.registry = registry;
    }

    /**
     * The record in the bytes.
     *
     * @throws UndecodableException if the bytes are not such a record, whoever asks and whenever
     * @throws SchemaRegistryException if the registry cannot be reached
     */
    public T decode(byte[] bytes) throws UndecodableException {
        if (bytes.length < Framing.LENGTH || bytes[0] != Framing.MAGIC) {
            throw new UndecodableException(
                    UndecodableException.Kind.NOT_FRAMED,
                    "not a framed Avro record of at least " + Framing.LENGTH + " bytes");
        }
        int schemaId = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        SpecificDatumReader<T> reader = readerOf(schemaId);
        int bodyLength = bytes.length - Framing.LENGTH;
        decoder = DecoderFactory.get().binaryDecoder(bytes, Framing.LENGTH, bodyLength, decoder);
        T record = read(reader, decoder, schemaId);
        requireEnd(decoder, schemaId);
        return record;
    }

    private SpecificDatumReader<T> readerOf(int schemaId) throws UndecodableException {
        SpecificDatumReader<T> known = readersById.get(schemaId);
        if (known != null) {
            return known;
        }
        Optional<Schema> writerSchema = registry.schemaOf(schemaId);
        if (writerSchema.isEmpty()) {
            throw new UndecodableException(
                    UndecodableException.Kind.UNKNOWN_SCHEMA,
                    "the registry knows no schema with id " + schemaId);
        }
        SpecificDatumReader<T> reader = new SpecificDatumReader<>(writerSchema.get(), readerSchema);
        readersById.put(schemaId, reader);
        return reader;
    }

    // Avro reports garbage by many unchecked exceptions (index, class cast, negative size); each of
    // them means the same here, and none may stop the job.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private T read(SpecificDatumReader<T> reader, BinaryDecoder body, int schemaId)
            throws UndecodableException {
        try {
            return reader.read((T) null, body);
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | ClassCastException
                | NegativeArraySizeException
                | UnsupportedOperationException
                | IllegalArgumentException e) {
            throw new UndecodableException(
                    UndecodableException.Kind.UNDECODABLE,
                    "body does not match schema " + schemaId + ": " + e);
        }
    }

    private static void requireEnd(BinaryDecoder body, int schemaId) throws UndecodableException {
        boolean isAtEnd;
        try {
            isAtEnd = body.isEnd();
        } catch (IOException e) {
            isAtEnd = false;
        }
        if (!isAtEnd) {
            throw new UndecodableException(
                    UndecodableException.Kind.UNDECODABLE,
                    "bytes left over after the body of schema " + schemaId);
        }
    }
}
