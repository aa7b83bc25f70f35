package io.realtimeanalytics.local.registry;

import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.PatternDefinition;
import io.realtimeanalytics.event.avro.RejectedRecord;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.avro.ShareLink;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.Subjects;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** The schemas that the programs of the run write with. */
final class Schemas {

    private Schemas() {}

    /** Registers all, in a fixed order, and has the registry refuse incompatible successors. */
    static int register(HttpSchemaRegistry registry) {
        Map<String, Schema> schemas = bySubject();
        schemas.forEach(
                (subject, schema) -> {
                    registry.idOf(subject, schema);
                    registry.requireBackwardCompatibility(subject);
                });
        return schemas.size();
    }

    private static Map<String, Schema> bySubject() {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        schemas.put(Subjects.EVENT, Event.getClassSchema());
        schemas.put(Subjects.METRIC_RESULT, MetricResult.getClassSchema());
        schemas.put(Subjects.SESSION, Session.getClassSchema());
        schemas.put(Subjects.ALERT, Alert.getClassSchema());
        schemas.put(Subjects.PATTERN_DEFINITION, PatternDefinition.getClassSchema());
        schemas.put(Subjects.SHARE_LINK, ShareLink.getClassSchema());
        schemas.put(Subjects.REJECTED_RECORD, RejectedRecord.getClassSchema());
        return schemas;
    }
}
