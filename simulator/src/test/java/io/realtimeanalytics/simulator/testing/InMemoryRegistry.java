package io.realtimeanalytics.simulator.testing;

import io.realtimeanalytics.event.wire.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;

/** A registry without a server: ids count from 1. */
public final class InMemoryRegistry implements SchemaRegistry {

    private final List<Schema> schemas = new CopyOnWriteArrayList<>();

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    @Override
    public Optional<Schema> schemaOf(int id) {
        return id >= 1 && id <= schemas.size()
                ? Optional.of(schemas.get(id - 1))
                : Optional.empty();
    }
}
