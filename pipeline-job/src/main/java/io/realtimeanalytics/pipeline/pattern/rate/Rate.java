package io.realtimeanalytics.pipeline.pattern.rate;

import io.realtimeanalytics.pipeline.pattern.candidate.Action;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.candidate.Scope;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.Kind;
import io.realtimeanalytics.pipeline.pattern.detection.Detection;
import io.realtimeanalytics.pipeline.pattern.detection.Trail;
import io.realtimeanalytics.pipeline.pattern.detection.Wording;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A definition, ready to run.
 *
 * @param definition it
 * @param version its version: long to make, and asked for with each event
 * @param scope under which keys it sees events
 * @param rule it in terms of counts
 */
record Rate(Definition definition, String version, Scope scope, RateRule rule) {

    private static final int MOST_EVENT_IDS = 10;

    static Rate of(Definition definition) {
        RateRule rule =
                switch (definition.matcher()) {
                    case BOT_BURST -> botBurst(definition);
                    case MISSING_PAGE_CLUSTER -> missingPageCluster(definition);
                    case DUPLICATE_CONVERSION -> duplicateConversion(definition);
                    default ->
                            throw new IllegalArgumentException(definition.kind() + ": not a rate");
                };
        return new Rate(definition, definition.version(), definition.matcher().scope(), rule);
    }

    /** What to say when the memory, which ends with the event, matches. */
    Detection detection(RateMemory memory, CandidateEvent event) {
        boolean isAboutEvents = rule.hasEnoughEvents(memory, event.timeMillis());
        Recent recent = isAboutEvents ? memory.events() : memory.distinct();
        Kind kind = definition.matcher();
        boolean hasReferrers = kind == Kind.MISSING_PAGE_CLUSTER;
        String referrer = hasReferrers ? mostFrequent(recent.values()) : "";
        return Detection.of(
                definition,
                event.siteId(),
                rule.subject().apply(event),
                trailOf(recent, event),
                new Detection.Finding(
                        event.timeMillis(),
                        recent.size(),
                        isAboutEvents ? rule.leastEvents() : rule.leastDistinct(),
                        referrer.isEmpty() ? "" : "referrer",
                        referrer,
                        detail(kind, isAboutEvents, event)));
    }

    private static RateRule botBurst(Definition definition) {
        return new RateRule(
                definition.count("max_events") + 1,
                definition.secondsInMillis("events_window_seconds"),
                definition.count("max_paths") + 1,
                definition.secondsInMillis("paths_window_seconds"),
                false,
                Rate::pathOfPageView,
                event -> "",
                CandidateEvent::visitorId);
    }

    private static RateRule missingPageCluster(Definition definition) {
        long windowMillis = definition.secondsInMillis("window_seconds");
        return new RateRule(
                definition.count("min_hits"),
                windowMillis,
                definition.count("min_visitors"),
                windowMillis,
                true,
                CandidateEvent::visitorId,
                CandidateEvent::reference,
                CandidateEvent::path);
    }

    private static RateRule duplicateConversion(Definition definition) {
        return new RateRule(
                2,
                definition.secondsInMillis("window_seconds"),
                0,
                0,
                false,
                event -> "",
                event -> "",
                CandidateEvent::reference);
    }

    private static String pathOfPageView(CandidateEvent event) {
        boolean isPageView =
                event.action() == Action.PAGE_VIEW || event.action() == Action.MISSING_PAGE;
        return isPageView ? event.path() : "";
    }

    private static Trail trailOf(Recent recent, CandidateEvent event) {
        return new Trail(
                recent.timesMillis()[0],
                event.timeMillis(),
                recent.size(),
                event.action() == Action.PURCHASE ? event.amountMinor() : 0,
                event.currency(),
                event.action(),
                event.path(),
                Arrays.copyOf(
                        recent.eventIds(), Math.min(MOST_EVENT_IDS, recent.eventIds().length)));
    }

    private String detail(Kind kind, boolean isAboutEvents, CandidateEvent event) {
        String window =
                Wording.span(
                        isAboutEvents ? rule.eventsWindowMillis() : rule.distinctWindowMillis());
        return switch (kind) {
            case MISSING_PAGE_CLUSTER ->
                    "%s does not exist: %d views by at least %d visitors in %s"
                            .formatted(
                                    event.path(), rule.leastEvents(), rule.leastDistinct(), window);
            case DUPLICATE_CONVERSION ->
                    "transaction %s was reported again within %s"
                            .formatted(event.reference(), window);
            default ->
                    isAboutEvents
                            ? "%d events in %s".formatted(rule.leastEvents(), window)
                            : "%d different pages in %s".formatted(rule.leastDistinct(), window);
        };
    }

    private static String mostFrequent(String[] values) {
        Map<String, Integer> counts = new TreeMap<>();
        String best = "";
        for (String value : values) {
            if (!value.isEmpty()) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (best.isEmpty() || entry.getValue() > counts.getOrDefault(best, 0)) {
                best = entry.getKey();
            }
        }
        return best;
    }
}
