package io.realtimeanalytics.pipeline.pattern.testing;

import io.realtimeanalytics.pipeline.pattern.candidate.Action;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Alerts of the built-in definitions by docs/patterns.md alone: sort, look, filter. */
public final class ByTheBook {

    private static final long MINUTE = 60_000;
    private static final long WAIT = 30 * MINUTE;

    private final List<CandidateEvent> events;
    private final List<Found> found = new ArrayList<>();

    private record Found(String pattern, String subject, CandidateEvent first, long at) {}

    private ByTheBook(Collection<CandidateEvent> events) {
        this.events =
                events.stream()
                        .sorted(
                                Comparator.comparing(CandidateEvent::timeMillis)
                                        .thenComparing(CandidateEvent::eventId))
                        .toList();
    }

    /** One line for each alert: pattern, subject, first event, when it opened and ended. */
    public static Set<String> alerts(Collection<CandidateEvent> distinct) {
        ByTheBook book = new ByTheBook(distinct);
        book.clicks();
        book.silence("cart_abandonment", event -> event.action().isCartActivity(), false);
        book.silence("checkout_abandonment", event -> event.action().isCheckoutStep(), true);
        book.payments();
        book.duplicates();
        book.missingPages();
        return book.lives();
    }

    private void clicks() {
        Predicate<CandidateEvent> isSeen =
                event -> event.action() == Action.CLICK || event.action().isError();
        for (List<CandidateEvent> page : rows(CandidateEvent::pageViewId, isSeen).values()) {
            List<CandidateEvent> clicks =
                    page.stream().filter(event -> event.action() == Action.CLICK).toList();
            for (int i = 2; i < clicks.size(); i++) {
                if (isLinked(clicks.get(i - 2), clicks.get(i - 1))
                        && isLinked(clicks.get(i - 1), clicks.get(i))) {
                    add("rage_click", clicks.get(i - 2), clicks.get(i).timeMillis());
                }
            }
            for (int i = 1; i < page.size(); i++) {
                CandidateEvent click = page.get(i - 1);
                CandidateEvent error = page.get(i);
                if (click.action() == Action.CLICK
                        && error.action().isError()
                        && error.timeMillis() - click.timeMillis() < 1_000) {
                    add("error_click", click, error.timeMillis());
                }
            }
        }
    }

    private void silence(String pattern, Predicate<CandidateEvent> isPart, boolean endsSession) {
        Predicate<CandidateEvent> isSeen =
                isPart.or(event -> event.action() == Action.PURCHASE)
                        .or(event -> endsSession && event.action() == Action.SESSION_END);
        for (List<CandidateEvent> row : rows(CandidateEvent::visitorId, isSeen).values()) {
            int begin = 0;
            for (int i = 0; i < row.size(); i++) {
                CandidateEvent event = row.get(i);
                if (!isPart.test(event)) {
                    begin = i + 1;
                    continue;
                }
                boolean isLast = i + 1 == row.size();
                long nextAt = isLast ? Long.MAX_VALUE : row.get(i + 1).timeMillis();
                boolean isLeft = !isLast && row.get(i + 1).action() == Action.SESSION_END;
                boolean isSilent = nextAt - event.timeMillis() >= WAIT;
                if (isSilent || isLeft) {
                    if (endsSession || worth(row.subList(begin, i + 1)) >= 1) {
                        add(pattern, row.get(begin), isSilent ? event.timeMillis() + WAIT : nextAt);
                    }
                    begin = i + 1;
                }
            }
        }
    }

    private void payments() {
        Predicate<CandidateEvent> isSeen =
                event -> event.action().isPaymentAttempt() || event.action() == Action.PURCHASE;
        for (List<CandidateEvent> row : rows(CandidateEvent::visitorId, isSeen).values()) {
            for (int i = 0; i + 1 < row.size(); i++) {
                CandidateEvent first = row.get(i);
                long end = first.timeMillis() + 10 * MINUTE;
                CandidateEvent second = row.get(i + 1);
                boolean isPaid =
                        row.subList(i, row.size()).stream()
                                .filter(event -> event.action() == Action.PURCHASE)
                                .anyMatch(event -> event.timeMillis() < end);
                if (first.action().isPaymentAttempt()
                        && second.action().isPaymentAttempt()
                        && second.timeMillis() < end
                        && !isPaid) {
                    add("payment_struggle", first, end);
                }
            }
        }
    }

    private void duplicates() {
        Predicate<CandidateEvent> isSeen = event -> event.action() == Action.PURCHASE;
        for (List<CandidateEvent> row : rows(CandidateEvent::reference, isSeen).values()) {
            for (int i = 1; i < row.size(); i++) {
                CandidateEvent first = row.get(i - 1);
                found.add(
                        new Found(
                                "duplicate_conversion",
                                first.reference(),
                                first,
                                row.get(i).timeMillis()));
            }
        }
    }

    private void missingPages() {
        Predicate<CandidateEvent> isSeen = event -> event.action() == Action.MISSING_PAGE;
        for (List<CandidateEvent> row : rows(CandidateEvent::path, isSeen).values()) {
            for (int i = 9; i < row.size(); i++) {
                long now = row.get(i).timeMillis();
                List<CandidateEvent> recent =
                        row.subList(0, i + 1).stream()
                                .filter(event -> now - event.timeMillis() < 5 * MINUTE)
                                .toList();
                long visitors = recent.stream().map(CandidateEvent::visitorId).distinct().count();
                if (recent.size() >= 10 && visitors >= 5) {
                    CandidateEvent first = row.get(i - 9);
                    found.add(new Found("missing_page_cluster", first.path(), first, now));
                }
            }
        }
    }

    private Set<String> lives() {
        Set<String> lines = new TreeSet<>();
        Map<String, List<Found>> bySubject =
                found.stream()
                        .collect(
                                Collectors.groupingBy(
                                        each -> each.pattern() + '|' + each.subject(),
                                        TreeMap::new,
                                        Collectors.toList()));
        bySubject.values().forEach(all -> live(all, lines));
        return lines;
    }

    private void live(List<Found> all, Set<String> lines) {
        all.sort(Comparator.comparing(Found::at).thenComparing(each -> each.first().timeMillis()));
        long silentUntil = Long.MIN_VALUE;
        for (Found each : all) {
            if (each.at() >= silentUntil) {
                silentUntil = each.at() + cooldown(each.pattern());
                long end = Math.min(silentUntil, recovery(each));
                lines.add(
                        each.pattern()
                                + ' '
                                + each.subject()
                                + ' '
                                + each.first().eventId()
                                + ' '
                                + each.at()
                                + ' '
                                + end);
            }
        }
    }

    private long recovery(Found each) {
        if (!each.pattern().endsWith("abandonment") && !each.pattern().equals("payment_struggle")) {
            return Long.MAX_VALUE;
        }
        return events.stream()
                .filter(event -> event.action() == Action.PURCHASE)
                .filter(event -> event.visitorId().equals(each.subject()))
                .mapToLong(CandidateEvent::timeMillis)
                .filter(time -> time >= each.at())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static long cooldown(String pattern) {
        return pattern.endsWith("_click") ? 10 * MINUTE : 60 * MINUTE;
    }

    private static long worth(List<CandidateEvent> row) {
        long worth = 0;
        for (CandidateEvent event : row) {
            switch (event.action()) {
                case ADD_TO_CART -> worth += event.amountMinor();
                case REMOVE_FROM_CART -> worth = Math.max(0, worth - event.amountMinor());
                default -> worth = event.amountMinor() > 0 ? event.amountMinor() : worth;
            }
        }
        return worth;
    }

    private static boolean isLinked(CandidateEvent before, CandidateEvent click) {
        return Math.abs(before.x() - click.x()) + Math.abs(before.y() - click.y()) < 30
                && click.timeMillis() - before.timeMillis() < 1_000;
    }

    private Map<String, List<CandidateEvent>> rows(
            Function<CandidateEvent, String> key, Predicate<CandidateEvent> isSeen) {
        Map<String, List<CandidateEvent>> rows =
                events.stream()
                        .filter(isSeen)
                        .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        rows.remove("");
        return rows;
    }

    private void add(String pattern, CandidateEvent first, long at) {
        found.add(new Found(pattern, first.visitorId(), first, at));
    }
}
