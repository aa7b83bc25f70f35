package io.realtimeanalytics.simulator.send;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.wire.AvroEncoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.Subjects;
import io.realtimeanalytics.simulator.traffic.EventFormat;

/** Events as they stand in Kafka. Confined to one thread. */
public final class AvroFormat implements EventFormat {

    private final AvroEncoder<Event> encoder;

    /** Registers the schema. */
    public AvroFormat(SchemaRegistry registry) {
        this.encoder = AvroEncoder.of(Event.class, Subjects.EVENT, registry);
    }

    @Override
    public byte[] encode(Event event) {
        return encoder.encode(event);
    }
}
