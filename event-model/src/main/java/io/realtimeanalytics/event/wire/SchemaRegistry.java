package io.realtimeanalytics.event.wire;

import java.util.Optional;
import org.apache.avro.Schema;

/** Knows schemas by id. Implementations are thread-safe and cache what they have seen. */
public interface SchemaRegistry {

    /**
     * Registers a schema under a subject, or finds it there.
     *
     * @throws SchemaRegistryException if the registry cannot be reached or refuses the schema as
     *     incompatible
     */
    int idOf(String subject, Schema schema);

    /**
     * The schema with an id, empty if the registry does not know it.
     *
     * @throws SchemaRegistryException if the registry cannot be reached: not the record's fault, so
     *     callers try again instead of rejecting the record
     */
    Optional<Schema> schemaOf(int id);
}
