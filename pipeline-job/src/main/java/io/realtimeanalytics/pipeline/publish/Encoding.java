package io.realtimeanalytics.pipeline.publish;

import io.realtimeanalytics.event.wire.SchemaRegistry;
import java.io.Serializable;
import java.util.function.Function;

/**
 * How a stream's records become Kafka records. A factory, since encoders themselves do not travel
 * to the task managers.
 *
 * @param <T> type of the stream
 */
@FunctionalInterface
interface Encoding<T> extends Serializable {

    /** A function for one thread. Registers the schema. */
    Function<T, Published> open(SchemaRegistry registry);
}
