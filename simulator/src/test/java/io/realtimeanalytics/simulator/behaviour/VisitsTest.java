package io.realtimeanalytics.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.realtimeanalytics.simulator.SimulatorConfig;
import io.realtimeanalytics.simulator.chance.Randomness;
import io.realtimeanalytics.simulator.population.Visitors;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisitsTest {

    private static final int VISITS = 20_000;

    private final Randomness randomness = new Randomness(11);
    private final Behaviour behaviour = new Behaviour(randomness, 0);
    private final Visitors visitors =
            new Visitors(SimulatorConfig.from(Map.of()).sites(), 1_800_000, randomness);

    @Test
    void leadsToAnOrderOnlyThroughCartCheckoutAndPayment() {
        int orders = 0;
        for (int number = 0; number < VISITS; number++) {
            List<Step> steps = wholeVisit();
            int order = steps.indexOf(Step.PURCHASE);
            if (order >= 0) {
                orders++;
                int added = steps.indexOf(Step.ADD_TO_CART);
                int begun = steps.indexOf(Step.BEGIN_CHECKOUT);
                int shipped = steps.indexOf(Step.ADD_SHIPPING_INFO);
                int paid = steps.indexOf(Step.ADD_PAYMENT_INFO);
                assertThat(new int[] {0, added, begun, shipped, paid, order}).isSorted();
            }
        }

        assertThat(orders / (double) VISITS).isBetween(0.01, 0.06);
    }

    @Test
    void losesSomeVisitorsAtEachStepOfTheCheckout() {
        Map<Step, Integer> visitsWith = new EnumMap<>(Step.class);
        for (int number = 0; number < VISITS; number++) {
            EnumSet.copyOf(wholeVisit()).forEach(step -> visitsWith.merge(step, 1, Integer::sum));
        }

        assertThat(
                        List.of(
                                visitsWith.get(Step.VIEW_ITEM),
                                visitsWith.get(Step.ADD_TO_CART),
                                visitsWith.get(Step.BEGIN_CHECKOUT),
                                visitsWith.get(Step.ADD_SHIPPING_INFO),
                                visitsWith.get(Step.ADD_PAYMENT_INFO),
                                visitsWith.get(Step.PURCHASE)))
                .isSortedAccordingTo((left, right) -> right - left)
                .doesNotHaveDuplicates();
    }

    @Test
    void beginsWithSessionStartAndPageViewAndEndsEveryVisit() {
        int ended = 0;
        for (int number = 0; number < VISITS; number++) {
            List<Step> steps = wholeVisit();
            assertThat(steps.subList(0, 2)).containsExactly(Step.SESSION_START, Step.PAGE_VIEW);
            ended += steps.get(steps.size() - 1) == Step.SESSION_END ? 1 : 0;
        }

        assertThat(ended / (double) VISITS).isCloseTo(0.7, within(0.05));
    }

    @Test
    void neverEntersACheckoutWithAnEmptyCart() {
        for (int number = 0; number < VISITS; number++) {
            Visit visit = behaviour.begin(visitors.arrive(0));
            do {
                Step step = behaviour.act(visit, Conditions.NORMAL);
                if (visit.place().path().startsWith("/checkout/") && step != Step.HEARTBEAT) {
                    boolean isThanked = visit.place().kind() == PageKind.CONFIRMATION;
                    assertThat(isThanked || !visit.cart().isEmpty()).isTrue();
                }
                if (step == Step.PURCHASE) {
                    assertThat(visit.cart()).isNotEmpty();
                }
            } while (behaviour.goOn(visit, Conditions.NORMAL));
        }
    }

    @Test
    void breaksLongPausesByHeartbeats() {
        long heartbeats = 0;
        for (int number = 0; number < 1_000; number++) {
            Visit visit = behaviour.begin(visitors.arrive(0));
            do {
                assertThat(visit.waitMillis()).isLessThanOrEqualTo(Agenda.HEARTBEAT_MILLIS);
                heartbeats += behaviour.act(visit, Conditions.NORMAL) == Step.HEARTBEAT ? 1 : 0;
            } while (behaviour.goOn(visit, Conditions.NORMAL));
        }

        assertThat(heartbeats).isPositive();
    }

    @Test
    void knowsAWayOnFromEveryPage() {
        Set<PageKind> seen = EnumSet.noneOf(PageKind.class);
        for (int number = 0; number < VISITS; number++) {
            Visit visit = behaviour.begin(visitors.arrive(0));
            do {
                behaviour.act(visit, Conditions.NORMAL);
                seen.add(visit.place().kind());
            } while (behaviour.goOn(visit, Conditions.NORMAL));
        }

        assertThat(seen).isEqualTo(EnumSet.complementOf(EnumSet.of(PageKind.EXIT)));
    }

    private List<Step> wholeVisit() {
        List<Step> steps = new ArrayList<>();
        Visit visit = behaviour.begin(visitors.arrive(0));
        do {
            steps.add(behaviour.act(visit, Conditions.NORMAL));
        } while (behaviour.goOn(visit, Conditions.NORMAL));
        return steps;
    }
}
