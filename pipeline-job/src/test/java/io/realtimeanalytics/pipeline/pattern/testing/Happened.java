package io.realtimeanalytics.pipeline.pattern.testing;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;

import io.realtimeanalytics.pipeline.pattern.candidate.Action;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;

/** Events of one shop, some milliseconds after the morning began. */
public final class Happened {

    private Happened() {}

    /** A click of visitor v-1 on page view p-1. */
    public static CandidateEvent click(String id, long afterMillis, int x, int y) {
        return event(id, "v-1", Action.CLICK, afterMillis, "p-1", x, y, 0, "", false);
    }

    /** Something on page view p-1 of visitor v-1. */
    public static CandidateEvent onPage(String id, Action action, long afterMillis) {
        return event(id, "v-1", action, afterMillis, "p-1", 0, 0, 0, "", false);
    }

    /** Something that visitor v-1 does, worth an amount in EUR. */
    public static CandidateEvent action(
            String id, Action action, long afterMillis, long amountMinor) {
        return event(id, "v-1", action, afterMillis, "", 0, 0, amountMinor, "", false);
    }

    /** A view of a page that does not exist. */
    public static CandidateEvent missing(String id, String visitor, long afterMillis) {
        return event(
                id,
                visitor,
                Action.MISSING_PAGE,
                afterMillis,
                "",
                0,
                0,
                0,
                "https://a.example/",
                false);
    }

    /** A purchase. */
    public static CandidateEvent purchase(String id, String transaction, long afterMillis) {
        return event(id, "v-1", Action.PURCHASE, afterMillis, "", 0, 0, 500, transaction, false);
    }

    /** A page view of a crawler. */
    public static CandidateEvent crawl(String id, long afterMillis) {
        return event(id, "b-1", Action.PAGE_VIEW, afterMillis, "", 0, 0, 0, "", true);
    }

    private static CandidateEvent event(
            String id,
            String visitor,
            Action action,
            long afterMillis,
            String pageViewId,
            int x,
            int y,
            long amountMinor,
            String reference,
            boolean isBot) {
        return new CandidateEvent(
                "shop",
                id,
                visitor,
                isBot,
                action,
                MORNING + afterMillis,
                pageViewId,
                "/a",
                x,
                y,
                amountMinor,
                amountMinor == 0 ? "" : "EUR",
                reference);
    }
}
