package io.realtimeanalytics.collector.testing;

import io.realtimeanalytics.event.wire.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;

/** A registry whose ids are positions in a list. */
public final class InMemoryRegistry implements SchemaRegistry {

    private final List<Schema> schemas = new CopyOnWriteArrayList<>();

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema);
    }

    @Override
    public Optional<Schema> schemaOf(int id) {
        return id < schemas.size() ? Optional.of(schemas.get(id)) : Optional.empty();
    }
}
