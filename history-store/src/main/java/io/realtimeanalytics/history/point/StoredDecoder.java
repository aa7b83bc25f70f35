package io.realtimeanalytics.history.point;

import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveSession;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.UndecodableException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From records of the topics that history reads to what is kept of them. */
public final class StoredDecoder {

    private final AvroDecoder<MetricResult> results;
    private final AvroDecoder<Session> sessions;
    private final AvroDecoder<Alert> alerts;

    /** Asks the registry for schemas as they are met. */
    public StoredDecoder(SchemaRegistry registry) {
        this.results = new AvroDecoder<>(MetricResult.class, registry);
        this.sessions = new AvroDecoder<>(Session.class, registry);
        this.alerts = new AvroDecoder<>(Alert.class, registry);
    }

    /** The topics, by name. */
    public static List<String> topics() {
        return Stream.concat(
                        Stream.of(Topic.METRICS_SETTLED.name()),
                        Stream.of(Journal.values()).map(Journal::id))
                .toList();
    }

    /** The topic that a place is filled from. */
    public static String topicOf(Place place) {
        return place instanceof Journal journal ? journal.id() : Topic.METRICS_SETTLED.name();
    }

    /**
     * What is kept of a record; empty for a result whose window history does not keep.
     *
     * @param topic one of {@link #topics}
     * @throws UndecodableException if the record does not hold what its topic is for
     */
    public Optional<Stored> decode(String topic, byte[] value) throws UndecodableException {
        if (topic.equals(Journal.SESSIONS.id())) {
            Session session = sessions.decode(value);
            return Optional.of(JournalEntry.of(session.getSiteId(), LiveSession.of(session)));
        }
        if (topic.equals(Journal.ALERTS.id())) {
            Alert alert = alerts.decode(value);
            return Optional.of(JournalEntry.of(alert.getSiteId(), LiveAlert.of(alert)));
        }
        return HistoryPoint.of(results.decode(value)).map(Stored.class::cast);
    }
}
