package io.realtimeanalytics.history.point;

import java.util.List;
import java.util.stream.Stream;

/** Where a store keeps things of one kind: a measurement in a bucket, or a table. */
public sealed interface Place permits Tier, Journal {

    /** Name: 1m, sessions. */
    String id();

    /** Measurement in InfluxDB, table in QuestDB. */
    String measurement();

    /** The tier as long as which it is kept. */
    Tier keptAs();

    /** Every place. */
    static List<Place> all() {
        return Stream.<Place>concat(Stream.of(Tier.values()), Stream.of(Journal.values())).toList();
    }
}
