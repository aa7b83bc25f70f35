package io.realtimeanalytics.pipeline.session;

import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * A visit that may still grow; state. Built by {@link #of} and {@link #merge} only, which commute:
 * any order of the same events gives the same session.
 *
 * @param startedAtMillis event time of the first event
 * @param endedAtMillis event time of the last event
 * @param events events of any type
 * @param pageViews page views
 * @param entryAtMillis event time of the first page view; {@link Long#MAX_VALUE} before it
 * @param entryPage path of the first page view
 * @param referrer source of the first page view
 * @param exitAtMillis event time of the last page view; {@link Long#MIN_VALUE} before it
 * @param exitPage path of the last page view
 * @param campaignAtMillis event time of the first event with a campaign
 * @param campaign its campaign
 * @param country of the first event
 * @param device of the first event
 * @param conversions conversions
 * @param convertedAtMillis event time of the first conversion; {@link Long#MAX_VALUE} before it
 * @param revenueMinor value of the conversions in minor units, by currency
 * @param stepsAtMillis event time of the first event of each step of the funnel
 */
public record OpenSession(
        long startedAtMillis,
        long endedAtMillis,
        long events,
        long pageViews,
        long entryAtMillis,
        String entryPage,
        String referrer,
        long exitAtMillis,
        String exitPage,
        long campaignAtMillis,
        String campaign,
        String country,
        String device,
        long conversions,
        long convertedAtMillis,
        Map<String, Long> revenueMinor,
        Map<String, Long> stepsAtMillis) {

    /** The session of a single event. */
    static OpenSession of(SiteEvent event) {
        long at = event.eventTimeMillis();
        boolean isView = event.type().equals(SiteEvent.PAGE_VIEW);
        boolean isConversion = event.type().equals(SiteEvent.CONVERSION);
        boolean hasCampaign = !event.campaign().isEmpty();
        return new OpenSession(
                at,
                at,
                1,
                isView ? 1 : 0,
                isView ? at : Long.MAX_VALUE,
                isView ? event.path() : "",
                isView ? event.referrer() : "",
                isView ? at : Long.MIN_VALUE,
                isView ? event.path() : "",
                hasCampaign ? at : Long.MAX_VALUE,
                event.campaign(),
                event.country(),
                event.device(),
                isConversion ? 1 : 0,
                isConversion ? at : Long.MAX_VALUE,
                isConversion && !event.currency().isEmpty()
                        ? Map.of(event.currency(), event.valueMinor())
                        : Map.of(),
                Funnel.isStep(event) ? Map.of(event.name(), at) : Map.of());
    }

    /** Both sessions as one. Ties in time are broken by value, never by order of arrival. */
    OpenSession merge(OpenSession other) {
        OpenSession first = precedes(this, other) ? this : other;
        OpenSession entry =
                isEarlier(entryAtMillis, entryPage, other.entryAtMillis, other.entryPage)
                        ? this
                        : other;
        OpenSession exit =
                isEarlier(exitAtMillis, exitPage, other.exitAtMillis, other.exitPage)
                        ? other
                        : this;
        OpenSession campaigned =
                isEarlier(campaignAtMillis, campaign, other.campaignAtMillis, other.campaign)
                        ? this
                        : other;
        return new OpenSession(
                Math.min(startedAtMillis, other.startedAtMillis),
                Math.max(endedAtMillis, other.endedAtMillis),
                events + other.events,
                pageViews + other.pageViews,
                entry.entryAtMillis,
                entry.entryPage,
                entry.referrer,
                exit.exitAtMillis,
                exit.exitPage,
                campaigned.campaignAtMillis,
                campaigned.campaign,
                first.country,
                first.device,
                conversions + other.conversions,
                Math.min(convertedAtMillis, other.convertedAtMillis),
                merged(revenueMinor, other.revenueMinor, Long::sum),
                merged(stepsAtMillis, other.stepsAtMillis, Long::min));
    }

    /** Whether an event at that time belongs to this session. */
    boolean isWithinGap(OpenSession other, long gapMillis) {
        return other.startedAtMillis - endedAtMillis < gapMillis
                && startedAtMillis - other.endedAtMillis < gapMillis;
    }

    private static boolean precedes(OpenSession left, OpenSession right) {
        return isEarlier(
                left.startedAtMillis,
                left.country + left.device,
                right.startedAtMillis,
                right.country + right.device);
    }

    private static boolean isEarlier(
            long leftAtMillis, String left, long rightAtMillis, String right) {
        return leftAtMillis != rightAtMillis
                ? leftAtMillis < rightAtMillis
                : left.compareTo(right) <= 0;
    }

    private static Map<String, Long> merged(
            Map<String, Long> left, Map<String, Long> right, BinaryOperator<Long> merge) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        Map<String, Long> merged = new HashMap<>(left);
        right.forEach((key, value) -> merged.merge(key, value, merge));
        return merged;
    }
}
