package io.realtimeanalytics.pipeline.pattern.candidate;

import io.realtimeanalytics.pipeline.stream.StreamType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * An event under one of the keys it belongs to; crosses streams.
 *
 * @param key see {@link Scope#keyOf}
 * @param scope of the key
 * @param event what happened
 */
@TypeInfo(Routed.StreamTypes.class)
public record Routed(String key, Scope scope, CandidateEvent event) {

    /** Tells Flink how it travels. */
    public static final class StreamTypes extends TypeInfoFactory<Routed> {
        @Override
        public TypeInformation<Routed> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return new StreamType<>(Routed.class, RoutedSerializer::new);
        }
    }
}
