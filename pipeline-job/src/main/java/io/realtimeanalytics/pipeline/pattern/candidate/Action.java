package io.realtimeanalytics.pipeline.pattern.candidate;

/** What an event means to patterns. */
public enum Action {
    /** A click. */
    CLICK,
    /** A script failed. */
    ERROR,
    /** A payment failed. */
    PAYMENT_ERROR,
    /** A product went into the cart. */
    ADD_TO_CART,
    /** A product left the cart. */
    REMOVE_FROM_CART,
    /** The cart was shown. */
    VIEW_CART,
    /** The checkout began. */
    BEGIN_CHECKOUT,
    /** Delivery was chosen. */
    ADD_SHIPPING_INFO,
    /** Payment was chosen. */
    ADD_PAYMENT_INFO,
    /** The order was placed. */
    PURCHASE,
    /** Any other conversion. */
    CONVERSION,
    /** A form was touched. */
    FORM_START,
    /** A form was sent. */
    FORM_SUBMIT,
    /** The tab was closed. */
    SESSION_END,
    /** A page that does not exist was shown. */
    MISSING_PAGE,
    /** Any other page was shown. */
    PAGE_VIEW,
    /** Only counts as activity. */
    OTHER;

    /** Whether something failed. */
    public boolean isError() {
        return this == ERROR || this == PAYMENT_ERROR;
    }

    /** Whether somebody does something with a cart. */
    public boolean isCartActivity() {
        return this == ADD_TO_CART || this == REMOVE_FROM_CART || this == VIEW_CART;
    }

    /** Whether somebody is on the way through the checkout. */
    public boolean isCheckoutStep() {
        return this == BEGIN_CHECKOUT || this == ADD_SHIPPING_INFO || this == ADD_PAYMENT_INFO;
    }

    /** Whether somebody tries to pay. */
    public boolean isPaymentAttempt() {
        return this == ADD_PAYMENT_INFO || this == PAYMENT_ERROR;
    }

    /** Whether a form is done with. */
    public boolean isFormEnd() {
        return this == FORM_SUBMIT || this == CONVERSION || this == PURCHASE;
    }

    boolean isAboutVisitor() {
        return isCartActivity()
                || isCheckoutStep()
                || isFormEnd()
                || this == PAYMENT_ERROR
                || this == FORM_START
                || this == SESSION_END;
    }

    boolean isAboutPageView() {
        return this == CLICK || isError();
    }
}
