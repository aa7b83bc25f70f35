package io.realtimeanalytics.verification.oracle.dump;

import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.history.store.PointStore;

/**
 * What there is to read of a platform.
 *
 * @param bootstrapServers its brokers
 * @param registry of the schemas of its topics
 * @param store its time-series store; not closed here
 */
public record Sources(String bootstrapServers, SchemaRegistry registry, PointStore store) {}
