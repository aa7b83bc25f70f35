package io.realtimeanalytics.pipeline.session;

import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * A visit that may still grow; state. Built by {@link #of} and {@link #merge} only, which commute:
 * any order of the same events gives the same session. Where events happened in the same
 * millisecond, the hash of their ids decides.
 *
 * @param startedAtMillis event time of the first event
 * @param startedBy hash of its id
 * @param endedAtMillis event time of the last event
 * @param events events of any type
 * @param pageViews page views
 * @param entryAtMillis event time of the first page view; {@link Long#MAX_VALUE} before it
 * @param entryBy hash of its id
 * @param entryPage path of the first page view
 * @param referrer source of the first page view
 * @param exitAtMillis event time of the last page view; {@link Long#MIN_VALUE} before it
 * @param exitBy hash of its id
 * @param exitPage path of the last page view
 * @param campaignAtMillis event time of the last event with a campaign; {@link Long#MIN_VALUE}
 *     before it
 * @param campaignBy hash of its id
 * @param campaign its campaign
 * @param country of the first event
 * @param device of the first event
 * @param convertedAtMillis event time of the first conversion; {@link Long#MAX_VALUE} before it
 * @param plainConversions conversions without a transaction id
 * @param plainRevenueMinor value of those in minor units, by currency
 * @param transactions conversions with a transaction id, by name and id
 * @param stepsAtMillis event time of the first event of each step of the funnel
 */
public record OpenSession(
        long startedAtMillis,
        long startedBy,
        long endedAtMillis,
        long events,
        long pageViews,
        long entryAtMillis,
        long entryBy,
        String entryPage,
        String referrer,
        long exitAtMillis,
        long exitBy,
        String exitPage,
        long campaignAtMillis,
        long campaignBy,
        String campaign,
        String country,
        String device,
        long convertedAtMillis,
        long plainConversions,
        Map<String, Long> plainRevenueMinor,
        Map<String, Transaction> transactions,
        Map<String, Long> stepsAtMillis) {

    /** The session of a single event. */
    static OpenSession of(SiteEvent event) {
        long at = event.eventTimeMillis();
        boolean isView = event.type().equals(SiteEvent.PAGE_VIEW);
        boolean isConversion = event.type().equals(SiteEvent.CONVERSION);
        boolean isPlain = isConversion && !event.isTransaction();
        return new OpenSession(
                at,
                event.idHash(),
                at,
                1,
                isView ? 1 : 0,
                isView ? at : Long.MAX_VALUE,
                event.idHash(),
                isView ? event.path() : "",
                isView ? event.referrer() : "",
                isView ? at : Long.MIN_VALUE,
                event.idHash(),
                isView ? event.path() : "",
                event.campaign().isEmpty() ? Long.MIN_VALUE : at,
                event.idHash(),
                event.campaign(),
                event.country(),
                event.device(),
                isConversion ? at : Long.MAX_VALUE,
                isPlain ? 1 : 0,
                isPlain && !event.currency().isEmpty()
                        ? Map.of(event.currency(), event.valueMinor())
                        : Map.of(),
                event.isTransaction() ? transactionOf(event) : Map.of(),
                Funnel.isStep(event) ? Map.of(event.name(), at) : Map.of());
    }

    private static Map<String, Transaction> transactionOf(SiteEvent event) {
        return Map.of(
                event.name() + '|' + event.transactionId(),
                new Transaction(
                        event.eventTimeMillis(),
                        event.idHash(),
                        event.currency(),
                        event.valueMinor()));
    }

    /** Both sessions as one. */
    OpenSession merge(OpenSession other) {
        OpenSession first =
                precedes(startedAtMillis, startedBy, other.startedAtMillis, other.startedBy)
                        ? this
                        : other;
        OpenSession entry =
                precedes(entryAtMillis, entryBy, other.entryAtMillis, other.entryBy) ? this : other;
        OpenSession exit =
                precedes(exitAtMillis, exitBy, other.exitAtMillis, other.exitBy) ? other : this;
        OpenSession campaigned =
                precedes(campaignAtMillis, campaignBy, other.campaignAtMillis, other.campaignBy)
                        ? other
                        : this;
        return new OpenSession(
                first.startedAtMillis,
                first.startedBy,
                Math.max(endedAtMillis, other.endedAtMillis),
                events + other.events,
                pageViews + other.pageViews,
                entry.entryAtMillis,
                entry.entryBy,
                entry.entryPage,
                entry.referrer,
                exit.exitAtMillis,
                exit.exitBy,
                exit.exitPage,
                campaigned.campaignAtMillis,
                campaigned.campaignBy,
                campaigned.campaign,
                first.country,
                first.device,
                Math.min(convertedAtMillis, other.convertedAtMillis),
                plainConversions + other.plainConversions,
                merged(plainRevenueMinor, other.plainRevenueMinor, Long::sum),
                merged(transactions, other.transactions, Transaction::earlier),
                merged(stepsAtMillis, other.stepsAtMillis, Long::min));
    }

    /** Conversions; one that was told twice is one. */
    public long conversions() {
        return plainConversions + transactions.size();
    }

    /** Value of the conversions in minor units, by currency. */
    public Map<String, Long> revenueMinor() {
        Map<String, Long> revenueMinor = new HashMap<>(plainRevenueMinor);
        for (Transaction transaction : transactions.values()) {
            if (!transaction.currency().isEmpty()) {
                revenueMinor.merge(transaction.currency(), transaction.valueMinor(), Long::sum);
            }
        }
        return revenueMinor;
    }

    /** Whether an event at that time belongs to this session. */
    boolean isWithinGap(OpenSession other, long gapMillis) {
        return other.startedAtMillis - endedAtMillis < gapMillis
                && startedAtMillis - other.endedAtMillis < gapMillis;
    }

    /** Whether both add the same to metrics. */
    boolean addsTheSameAs(OpenSession other) {
        return startedAtMillis == other.startedAtMillis
                && convertedAtMillis == other.convertedAtMillis
                && stepsAtMillis.equals(other.stepsAtMillis);
    }

    private static boolean precedes(
            long leftAtMillis, long leftBy, long rightAtMillis, long rightBy) {
        return leftAtMillis != rightAtMillis ? leftAtMillis < rightAtMillis : leftBy <= rightBy;
    }

    private static <V> Map<String, V> merged(
            Map<String, V> left, Map<String, V> right, BinaryOperator<V> merge) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        Map<String, V> merged = new HashMap<>(left);
        right.forEach((key, value) -> merged.merge(key, value, merge));
        return merged;
    }
}
