package io.realtimeanalytics.bridge.filter;

import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.rule.Acceptance;
import io.realtimeanalytics.event.rule.EventFields;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events count, by the rules of the job: not late, not a copy, not a robot's, and of a
 * conversion told more than once the earliest telling. Confined to the consumer thread.
 */
public final class FactReader {

    private static final long HOUSEKEEPING_MILLIS = Duration.ofMinutes(1).toMillis();

    private final Acceptance acceptance;
    private final Copies copies;
    private final Transactions transactions = new Transactions();
    private final Map<String, Visits> visitsBySite = new HashMap<>();
    private final Names names = new Names();
    private long newestReceivedMillis;
    private long tidiedAtMillis;

    /**
     * @param maxLateness as the job has it: an event received longer after it happened is late
     */
    public FactReader(Duration maxLateness) {
        this.acceptance = new Acceptance(maxLateness);
        this.copies = new Copies(maxLateness);
    }

    /** What an event changes: mostly one fact more, nothing, or one for another. */
    public List<FactChange> read(Event event) {
        if (acceptance.refusalOf(event).isPresent()
                || !copies.isFirst(event.getSiteId(), event.getEventId(), event.getEventTime())
                || EventFields.isBot(event)) {
            return List.of();
        }
        tidy(event.getReceivedAt());
        Conversion conversion = EventFields.conversionOf(event);
        Fact fact = factOf(event, conversion);
        String transactionId = conversion == null ? null : conversion.getTransactionId();
        if (transactionId == null || transactionId.isEmpty()) {
            return List.of(new FactChange(fact, true));
        }
        Fact replaced = transactions.note(fact, transactionId);
        if (replaced == null) {
            // The event counts, what it sold does not.
            return List.of(new FactChange(withoutConversion(fact), true));
        }
        return replaced.equals(fact)
                ? List.of(new FactChange(fact, true))
                : List.of(
                        new FactChange(replaced, false),
                        new FactChange(withoutConversion(replaced), true),
                        new FactChange(fact, true));
    }

    private Fact factOf(Event event, @Nullable Conversion conversion) {
        String entrance = names.of(EventFields.entranceReferrerOf(event));
        String ownCampaign = names.of(EventFields.campaignOf(event));
        String visitorId = event.getVisitorId();
        Visits.Visit visit =
                visitorId == null
                        ? null
                        : visitsBySite
                                .computeIfAbsent(event.getSiteId(), site -> new Visits())
                                .note(
                                        names.of(visitorId),
                                        entrance,
                                        ownCampaign,
                                        event.getEventTime());
        String currency = conversion == null ? null : conversion.getCurrency();
        return new Fact(
                names.of(event.getSiteId()),
                visitorId == null ? null : names.of(visitorId),
                event.getEventType(),
                names.of(EventFields.nameOf(event)),
                event.getEventTime(),
                event.getReceivedAt(),
                names.of(EventFields.pathOf(event)),
                entrance,
                visit == null ? entrance : visit.source(),
                ownCampaign.isEmpty() && visit != null ? visit.campaign() : ownCampaign,
                entrance.isEmpty() ? "" : ownCampaign,
                names.of(EventFields.countryOf(event)),
                names.of(EventFields.deviceOf(event)),
                currency == null ? "" : names.of(currency),
                conversion == null ? 0 : conversion.getValueMinor());
    }

    private static Fact withoutConversion(Fact fact) {
        return new Fact(
                fact.siteId(),
                fact.visitorId(),
                fact.type(),
                "",
                fact.timeMillis(),
                fact.receivedAtMillis(),
                fact.path(),
                fact.entrance(),
                fact.source(),
                fact.campaign(),
                fact.entranceCampaign(),
                fact.country(),
                fact.device(),
                "",
                0);
    }

    private void tidy(long receivedAtMillis) {
        newestReceivedMillis = Math.max(newestReceivedMillis, receivedAtMillis);
        if (newestReceivedMillis - tidiedAtMillis < HOUSEKEEPING_MILLIS) {
            return;
        }
        tidiedAtMillis = newestReceivedMillis;
        copies.forgetBefore(newestReceivedMillis);
        visitsBySite.values().forEach(visits -> visits.forgetBefore(newestReceivedMillis));
        names.trim();
    }
}
