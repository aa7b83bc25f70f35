package io.realtimeanalytics.pipeline.pattern.candidate;

/** What an event means to patterns. */
public enum Action {
    /** A click. */
    CLICK(0),
    /** A script failed. */
    ERROR(1),
    /** A payment failed. */
    PAYMENT_ERROR(2),
    /** A product went into the cart. */
    ADD_TO_CART(3),
    /** A product left the cart. */
    REMOVE_FROM_CART(4),
    /** The cart was shown. */
    VIEW_CART(5),
    /** The checkout began. */
    BEGIN_CHECKOUT(6),
    /** Delivery was chosen. */
    ADD_SHIPPING_INFO(7),
    /** Payment was chosen. */
    ADD_PAYMENT_INFO(8),
    /** The order was placed. */
    PURCHASE(9),
    /** Any other conversion. */
    CONVERSION(10),
    /** A form was touched. */
    FORM_START(11),
    /** A form was sent. */
    FORM_SUBMIT(12),
    /** The tab was closed. */
    SESSION_END(13),
    /** A page that does not exist was shown. */
    MISSING_PAGE(14),
    /** Any other page was shown. */
    PAGE_VIEW(15),
    /** Only counts as activity. */
    OTHER(16);

    private static final Action[] BY_CODE = byCode();

    private final int code;

    Action(int code) {
        this.code = code;
    }

    /** Stands for it in state: never another. */
    int code() {
        return code;
    }

    static Action ofCode(int code) {
        return BY_CODE[code];
    }

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

    private static Action[] byCode() {
        Action[] actions = new Action[values().length];
        for (Action action : values()) {
            actions[action.code] = action;
        }
        return actions;
    }
}
