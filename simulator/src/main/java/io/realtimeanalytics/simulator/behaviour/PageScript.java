package io.realtimeanalytics.simulator.behaviour;

import io.realtimeanalytics.simulator.chance.Pause;
import io.realtimeanalytics.simulator.chance.Randomness;

/** What happens on one page, from its page view to the decision to leave. */
final class PageScript {

    static final Pause READ = Pause.of(9_500, 0.95, 150_000);
    static final Pause DECIDE = Pause.of(5_000, 0.8, 90_000);
    private static final Pause LOAD = Pause.of(900, 0.55, 9_000);
    private static final Pause AT_ONCE = Pause.of(180, 0.4, 1_500);

    private static final double ADD_TO_CART_SHARE = 0.085;
    private static final double REMOVE_SHARE = 0.14;
    private static final double SIGN_UP_SHARE = 0.35;
    private static final double NEWSLETTER_SHARE = 0.012;
    private static final double SCRIPT_ERROR_SHARE = 0.008;
    private static final double RAGE_SHARE = 0.003;
    private static final int MAX_RAGE_CLICKS = 5;

    private final Randomness randomness;

    PageScript(Randomness randomness) {
        this.randomness = randomness;
    }

    /** Fills the empty agenda for a page that the visitor has just decided to open. */
    void plan(Agenda agenda, Place place, int pauseMillis) {
        agenda.plan(Step.PAGE_VIEW, pauseMillis);
        planVitals(agenda);
        planPurpose(agenda, place.kind());
        planClicks(agenda);
        planLeaving(agenda);
    }

    private void planVitals(Agenda agenda) {
        if (randomness.happens(0.1)) {
            agenda.plan(Step.FIRST_BYTE, AT_ONCE.drawMillis(randomness));
        }
        if (randomness.happens(0.4)) {
            agenda.plan(Step.LARGEST_PAINT, LOAD.drawMillis(randomness));
        }
        if (randomness.happens(SCRIPT_ERROR_SHARE)) {
            agenda.plan(Step.SCRIPT_ERROR, LOAD.drawMillis(randomness));
        }
    }

    private void planPurpose(Agenda agenda, PageKind kind) {
        switch (kind) {
            case CATEGORY -> soon(agenda, Step.VIEW_ITEM_LIST);
            case SEARCH -> soon(agenda, Step.SEARCH);
            case PRODUCT -> planProduct(agenda);
            case CART -> planCart(agenda);
            case CHECKOUT_ADDRESS -> soon(agenda, Step.BEGIN_CHECKOUT);
            case CHECKOUT_SHIPPING -> agenda.plan(Step.ADD_SHIPPING_INFO, decide());
            case CHECKOUT_PAYMENT -> agenda.plan(Step.ADD_PAYMENT_INFO, decide());
            case CONFIRMATION -> soon(agenda, Step.PURCHASE);
            case ACCOUNT -> planAccount(agenda);
            case HOME, ARTICLE -> planNewsletter(agenda);
            default -> {}
        }
    }

    private void planProduct(Agenda agenda) {
        soon(agenda, Step.VIEW_ITEM);
        if (randomness.happens(ADD_TO_CART_SHARE)) {
            agenda.plan(Step.ADD_TO_CART, READ.drawMillis(randomness));
        }
    }

    private void planCart(Agenda agenda) {
        soon(agenda, Step.VIEW_CART);
        if (randomness.happens(REMOVE_SHARE)) {
            agenda.plan(Step.REMOVE_FROM_CART, decide());
        }
    }

    private void planAccount(Agenda agenda) {
        agenda.plan(Step.FORM_START, decide());
        if (randomness.happens(SIGN_UP_SHARE)) {
            agenda.plan(Step.SIGN_UP, READ.drawMillis(randomness));
        }
    }

    private void planNewsletter(Agenda agenda) {
        if (randomness.happens(NEWSLETTER_SHARE)) {
            agenda.plan(Step.NEWSLETTER_SIGN_UP, READ.drawMillis(randomness));
        }
    }

    private void planClicks(Agenda agenda) {
        for (double share = 0.62; randomness.happens(share) && share > 0.1; share /= 2) {
            agenda.plan(Step.CLICK, READ.drawMillis(randomness));
        }
        if (randomness.happens(RAGE_SHARE)) {
            for (int left = randomness.between(3, MAX_RAGE_CLICKS); left > 0; left--) {
                agenda.plan(Step.RAGE_CLICK, AT_ONCE.drawMillis(randomness));
            }
        }
    }

    private void planLeaving(Agenda agenda) {
        if (randomness.happens(0.2)) {
            agenda.plan(Step.INTERACTION_DELAY, decide());
        }
        if (randomness.happens(0.15)) {
            agenda.plan(Step.LAYOUT_SHIFT, AT_ONCE.drawMillis(randomness));
        }
    }

    private void soon(Agenda agenda, Step step) {
        agenda.plan(step, AT_ONCE.drawMillis(randomness));
    }

    private int decide() {
        return DECIDE.drawMillis(randomness);
    }
}
