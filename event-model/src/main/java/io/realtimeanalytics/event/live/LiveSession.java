package io.realtimeanalytics.event.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.realtimeanalytics.event.avro.Session;
import java.util.Map;

/**
 * A finished visit.
 *
 * <p>Fields that say nothing are left out on the wire.
 *
 * @param id the same in the topic of sessions
 * @param startedAtMillis event time of the first event
 * @param endedAtMillis event time of the last event
 * @param events of any type
 * @param entryPage first path
 * @param exitPage last path
 * @param referrer source of the first page view, or (direct)
 * @param campaign empty without one
 * @param country ISO 3166-1 alpha-2
 * @param device type
 * @param revenueMinor value of the conversions in minor units, by currency
 * @param engaged longer than 10 s, or a conversion, or two page views
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record LiveSession(
        @JsonInclude(JsonInclude.Include.ALWAYS) String id,
        @JsonInclude(JsonInclude.Include.ALWAYS) long startedAtMillis,
        @JsonInclude(JsonInclude.Include.ALWAYS) long endedAtMillis,
        @JsonInclude(JsonInclude.Include.ALWAYS) long events,
        @JsonInclude(JsonInclude.Include.ALWAYS) long pageViews,
        @JsonInclude(JsonInclude.Include.ALWAYS) String entryPage,
        @JsonInclude(JsonInclude.Include.ALWAYS) String exitPage,
        @JsonInclude(JsonInclude.Include.ALWAYS) String referrer,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String campaign,
        @JsonInclude(JsonInclude.Include.ALWAYS) String country,
        @JsonInclude(JsonInclude.Include.ALWAYS) String device,
        long conversions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> revenueMinor,
        boolean engaged) {

    /** What is left out is empty. */
    public LiveSession {
        campaign = campaign == null ? "" : campaign;
        revenueMinor = revenueMinor == null ? Map.of() : Map.copyOf(revenueMinor);
    }

    /** What the job said, without what nobody should see. */
    public static LiveSession of(Session session) {
        String campaign = session.getCampaign();
        return new LiveSession(
                session.getSessionId(),
                session.getStartedAt(),
                session.getEndedAt(),
                session.getEvents(),
                session.getPageViews(),
                session.getEntryPage(),
                session.getExitPage(),
                session.getReferrer(),
                campaign == null ? "" : campaign,
                session.getCountry(),
                session.getDevice(),
                session.getConversions(),
                session.getRevenueMinor(),
                session.getIsEngaged());
    }
}
