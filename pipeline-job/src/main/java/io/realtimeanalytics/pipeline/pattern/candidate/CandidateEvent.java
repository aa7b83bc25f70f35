package io.realtimeanalytics.pipeline.pattern.candidate;

import io.realtimeanalytics.pipeline.stream.StreamType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What patterns need of an event; crosses streams, and is kept in state.
 *
 * @param siteId website
 * @param eventId equal for copies of one event
 * @param visitorId rotating hash; empty where privacy signals forbid it
 * @param isBot excluded from all patterns but those that look for bots
 * @param action what it means
 * @param timeMillis event time
 * @param pageViewId page view that it belongs to, empty without one
 * @param path path of the page, empty without one
 * @param x CSS pixels of a click from the left
 * @param y CSS pixels of a click from the top
 * @param amountMinor what it adds to a cart, takes from it, or says that the cart or order is worth
 * @param currency ISO 4217 of the amount, empty without one
 * @param reference transaction of a conversion; address that led to a page that does not exist
 */
@TypeInfo(CandidateEvent.StreamTypes.class)
public record CandidateEvent(
        String siteId,
        String eventId,
        String visitorId,
        boolean isBot,
        Action action,
        long timeMillis,
        String pageViewId,
        String path,
        int x,
        int y,
        long amountMinor,
        String currency,
        String reference) {

    /** Tells Flink how it travels. */
    public static final class StreamTypes extends TypeInfoFactory<CandidateEvent> {
        @Override
        public TypeInformation<CandidateEvent> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return new StreamType<>(CandidateEvent.class, CandidateEventSerializer::new);
        }
    }

    boolean isFromVisitor() {
        return !isBot && !visitorId.isEmpty();
    }
}
