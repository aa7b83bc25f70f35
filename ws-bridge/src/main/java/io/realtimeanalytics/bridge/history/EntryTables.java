package io.realtimeanalytics.bridge.history;

import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sessions and alerts as tables: what the JSON says, nothing else. */
final class EntryTables {

    private EntryTables() {}

    static List<List<String>> ofSessions(List<LiveSession> sessions) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "id",
                        "started",
                        "ended",
                        "events",
                        "page_views",
                        "entry_page",
                        "exit_page",
                        "referrer",
                        "campaign",
                        "country",
                        "device",
                        "conversions",
                        "revenue_minor",
                        "engaged"));
        for (LiveSession session : sessions) {
            rows.add(
                    List.of(
                            session.id(),
                            time(session.startedAtMillis()),
                            time(session.endedAtMillis()),
                            Long.toString(session.events()),
                            Long.toString(session.pageViews()),
                            session.entryPage(),
                            session.exitPage(),
                            session.referrer(),
                            session.campaign(),
                            session.country(),
                            session.device(),
                            Long.toString(session.conversions()),
                            revenue(session),
                            Boolean.toString(session.engaged())));
        }
        return rows;
    }

    static List<List<String>> ofAlerts(List<LiveAlert> alerts) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "id",
                        "pattern",
                        "severity",
                        "status",
                        "subject",
                        "detected",
                        "resolved",
                        "amount_minor",
                        "currency",
                        "detail"));
        for (LiveAlert alert : alerts) {
            rows.add(
                    List.of(
                            alert.id(),
                            alert.pattern(),
                            alert.severity(),
                            alert.status(),
                            alert.subject(),
                            time(alert.detectedAtMillis()),
                            alert.resolvedAtMillis() == 0 ? "" : time(alert.resolvedAtMillis()),
                            Long.toString(alert.amountMinor()),
                            alert.currency(),
                            alert.detail()));
        }
        return rows;
    }

    // As CHF 1990; EUR 200: currencies do not add up.
    private static String revenue(LiveSession session) {
        return new TreeMap<>(session.revenueMinor())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ' ' + entry.getValue())
                        .collect(Collectors.joining("; "));
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
