package io.realtimeanalytics.simulator.behaviour;

import io.realtimeanalytics.simulator.chance.Identifiers;
import io.realtimeanalytics.simulator.chance.Randomness;
import io.realtimeanalytics.simulator.population.Entry;
import io.realtimeanalytics.simulator.population.Visitor;
import java.util.List;

/**
 * Leads visits from page to page. For each visit in turn: {@link #act} when its next step is due,
 * then {@link #goOn} to learn the one after.
 *
 * <p>Confined to one thread.
 */
public final class Behaviour {

    private static final double SEEN_LEAVING_SHARE = 0.7;
    private static final double BURST_SHARE = 0.35;
    private static final double RETRY_PAYMENT_SHARE = 0.55;
    private static final int MOST_PIECES = 3;
    private static final int GREATEST_CART_LINES = 12;

    private final Randomness randomness;
    private final PageScript script;
    private final double repeatedPurchaseShare;

    /**
     * All decisions come from the given randomness.
     *
     * @param repeatedPurchaseShare share of orders whose confirmation is loaded again, at once or
     *     in the next visit
     */
    public Behaviour(Randomness randomness, double repeatedPurchaseShare) {
        this.repeatedPurchaseShare = repeatedPurchaseShare;
        this.randomness = randomness;
        this.script = new PageScript(randomness);
    }

    /** A visit whose first step is due at once. */
    public Visit begin(Visitor visitor) {
        Entry entry = visitor.site().entries().draw(randomness);
        PageKind kind = PageGraph.landing(entry.landing(), randomness);
        Place landing = Place.of(kind, visitor.site().catalogue(), randomness);
        String sessionId = Identifiers.hexOf(randomness.bits());
        Visit visit = new Visit(visitor, entry, sessionId, landing);
        visit.agenda().plan(Step.SESSION_START, 0);
        script.plan(visit.agenda(), landing, 1);
        if (visit.lastOrder() != null) {
            planRepeatedPurchase(visit);
        }
        visit.prepare(visit.agenda().take());
        return visit;
    }

    /** Does the visit's next step, or what the conditions make of it, and says which it was. */
    public Step act(Visit visit, Conditions conditions) {
        Step step = under(conditions, visit);
        visit.prepare(step);
        switch (step) {
            case PAGE_VIEW -> visit.arrive();
            case ADD_TO_CART -> addToCart(visit);
            default -> {}
        }
        return step;
    }

    /** Settles the step just done and prepares the next; false when the visit is over. */
    public boolean goOn(Visit visit, Conditions conditions) {
        switch (visit.nextStep()) {
            case PURCHASE -> {
                visit.cart().clear();
                planRepeatedPurchase(visit);
            }
            case REMOVE_FROM_CART -> removeFromCart(visit.cart());
            case SESSION_END -> {
                return false;
            }
            default -> {}
        }
        if (visit.agenda().isEmpty() && !decide(visit, conditions)) {
            return false;
        }
        visit.prepare(visit.agenda().take());
        return true;
    }

    private Step under(Conditions conditions, Visit visit) {
        Step step = visit.nextStep();
        if (conditions.isCheckoutBroken() && step == Step.PURCHASE) {
            return Step.PAYMENT_ERROR;
        }
        if (step == Step.REPEATED_PURCHASE && visit.lastOrder() == null) {
            // The order was placed before the run began.
            return Step.HEARTBEAT;
        }
        boolean isPassing = step == Step.CLICK || step == Step.HEARTBEAT;
        if (conditions.isErrorBurst() && isPassing && randomness.happens(BURST_SHARE)) {
            return Step.SCRIPT_ERROR;
        }
        return step;
    }

    private boolean decide(Visit visit, Conditions conditions) {
        PageKind here = visit.place().kind();
        PageKind next = PageGraph.next(here, !visit.cart().isEmpty(), randomness);
        if (next == PageKind.CONFIRMATION && conditions.isCheckoutBroken()) {
            return failToPay(visit);
        }
        if (next == PageKind.EXIT) {
            return leave(visit);
        }
        Place place = Place.of(next, visit.visitor().site().catalogue(), randomness);
        visit.headFor(place);
        script.plan(visit.agenda(), place, PageScript.READ.drawMillis(randomness));
        return true;
    }

    private void planRepeatedPurchase(Visit visit) {
        if (randomness.happens(repeatedPurchaseShare)) {
            int pauseMillis = PageScript.DECIDE.drawMillis(randomness);
            visit.agenda().plan(Step.REPEATED_PURCHASE, pauseMillis);
        }
    }

    private boolean failToPay(Visit visit) {
        visit.agenda().plan(Step.PAYMENT_ERROR, PageScript.DECIDE.drawMillis(randomness));
        if (randomness.happens(RETRY_PAYMENT_SHARE)) {
            visit.agenda().plan(Step.ADD_PAYMENT_INFO, PageScript.DECIDE.drawMillis(randomness));
            return true;
        }
        return leave(visit);
    }

    private boolean leave(Visit visit) {
        if (randomness.happens(SEEN_LEAVING_SHARE)) {
            visit.agenda().plan(Step.SESSION_END, PageScript.READ.drawMillis(randomness));
        }
        return !visit.agenda().isEmpty();
    }

    private void addToCart(Visit visit) {
        if (visit.place().product() != null && visit.cart().size() < GREATEST_CART_LINES) {
            int pieces = randomness.happens(0.8) ? 1 : randomness.between(2, MOST_PIECES);
            visit.cart().add(new CartLine(visit.place().product(), pieces));
        }
    }

    private static void removeFromCart(List<CartLine> cart) {
        if (!cart.isEmpty()) {
            cart.remove(cart.size() - 1);
        }
    }
}
