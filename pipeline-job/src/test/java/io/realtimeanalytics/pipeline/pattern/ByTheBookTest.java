package io.realtimeanalytics.pipeline.pattern;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.candidate.Action;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.testing.ByTheBook;
import io.realtimeanalytics.pipeline.pattern.testing.Patterns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random traffic, shuffled and with copies, against the definitions read literally. */
class ByTheBookTest {

    private static final int EVENTS = 900;
    private static final int CHUNK = 60;
    private static final int MOST_SHOVES = 40;
    private static final List<Action> ACTIONS =
            List.of(
                    Action.CLICK,
                    Action.CLICK,
                    Action.CLICK,
                    Action.ERROR,
                    Action.PAYMENT_ERROR,
                    Action.ADD_TO_CART,
                    Action.REMOVE_FROM_CART,
                    Action.VIEW_CART,
                    Action.BEGIN_CHECKOUT,
                    Action.ADD_SHIPPING_INFO,
                    Action.ADD_PAYMENT_INFO,
                    Action.PURCHASE,
                    Action.SESSION_END,
                    Action.MISSING_PAGE);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void alertsAreThoseOfTheDefinitions(long seed) throws Exception {
        Random random = new Random(seed);
        List<CandidateEvent> distinct = traffic(random);
        Set<String> expected = ByTheBook.alerts(distinct);

        try (Patterns patterns = Patterns.fresh()) {
            arrive(patterns, distinct, random);

            assertThat(linesOf(patterns.alerts())).isEqualTo(expected);
            assertThat(patterns.left().values()).containsOnly(0);
        }
        assertThat(expected).hasSizeGreaterThan(20);
    }

    private static void arrive(Patterns patterns, List<CandidateEvent> distinct, Random random)
            throws Exception {
        for (int from = 0; from < distinct.size(); from += CHUNK) {
            List<CandidateEvent> chunk = distinct.subList(from, Math.min(from + CHUNK, EVENTS));
            List<CandidateEvent> arriving = new ArrayList<>(chunk);
            arriving.addAll(chunk.subList(0, chunk.size() / 4));
            Collections.shuffle(arriving, random);
            patterns.happen(arriving).timeIs(chunk.get(chunk.size() - 1).timeMillis() - MORNING);
        }
        patterns.end();
    }

    /** In order of time; bursts with little time between them, and silence that may be long. */
    private static List<CandidateEvent> traffic(Random random) {
        List<CandidateEvent> events = new ArrayList<>();
        long time = MORNING;
        while (events.size() < EVENTS) {
            String visitor = "v-" + random.nextInt(7);
            String page = visitor + "-p-" + random.nextInt(2);
            for (int left = random.nextInt(MOST_SHOVES); left >= 0; left--) {
                if (events.size() < EVENTS) {
                    String whose = random.nextInt(4) == 0 ? "v-" + random.nextInt(7) : visitor;
                    events.add(event("e-" + events.size(), whose, page, time, random));
                }
                // Never the same moment at the end of a chunk: the watermark would exclude it.
                time += 1 + random.nextInt(random.nextInt(6) == 0 ? 20_000 : 700);
            }
            time += random.nextInt(20) == 0 ? 2_400_000 : 60_000L * random.nextInt(4);
        }
        return events;
    }

    private static CandidateEvent event(
            String id, String visitor, String page, long time, Random random) {
        Action action = ACTIONS.get(random.nextInt(ACTIONS.size()));
        return new CandidateEvent(
                "shop",
                id,
                visitor,
                false,
                action,
                time,
                page.startsWith(visitor) ? page : visitor + "-p-0",
                "/gone/" + random.nextInt(2),
                random.nextInt(22),
                random.nextInt(22),
                action.isCartActivity() || action.isCheckoutStep() ? random.nextInt(3) * 100L : 0,
                "EUR",
                action == Action.PURCHASE ? "t-" + random.nextInt(30) : "");
    }

    private static Set<String> linesOf(List<AlertUpdate> alerts) {
        Set<String> lines = new TreeSet<>();
        for (AlertUpdate alert : alerts) {
            boolean isCounted = !alert.patternId().equals("bot_burst");
            if (isCounted && alert.status().equals(AlertUpdate.RESOLVED)) {
                lines.add(
                        alert.patternId()
                                + ' '
                                + alert.subject()
                                + ' '
                                + alert.sampleEventIds()[0]
                                + ' '
                                + alert.detectedAtMillis()
                                + ' '
                                + alert.resolvedAtMillis());
            }
        }
        return lines;
    }
}
