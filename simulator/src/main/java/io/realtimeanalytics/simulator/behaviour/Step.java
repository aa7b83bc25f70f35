package io.realtimeanalytics.simulator.behaviour;

/** What a visitor does, or what happens to one: each step is one event. */
public enum Step {
    /** The tracker sees a new visit. */
    SESSION_START,
    /** A page is shown. */
    PAGE_VIEW,
    /** The server answered. */
    FIRST_BYTE,
    /** The largest element was painted. */
    LARGEST_PAINT,
    /** The slowest reaction to an interaction. */
    INTERACTION_DELAY,
    /** How much the layout moved. */
    LAYOUT_SHIFT,
    /** One click. */
    CLICK,
    /** One of several angry clicks on the same spot. */
    RAGE_CLICK,
    /** The tab has been visible for another while. */
    HEARTBEAT,
    /** A script fails. */
    SCRIPT_ERROR,
    /** The payment fails. */
    PAYMENT_ERROR,
    /** Search results are shown. */
    SEARCH,
    /** A list of products is shown. */
    VIEW_ITEM_LIST,
    /** A product is shown. */
    VIEW_ITEM,
    /** A product goes into the cart. */
    ADD_TO_CART,
    /** A product leaves the cart. */
    REMOVE_FROM_CART,
    /** The cart is shown. */
    VIEW_CART,
    /** The checkout begins. */
    BEGIN_CHECKOUT,
    /** Delivery is chosen. */
    ADD_SHIPPING_INFO,
    /** Payment is chosen. */
    ADD_PAYMENT_INFO,
    /** The order is placed. */
    PURCHASE,
    /** The confirmation of the last order is loaded again. */
    REPEATED_PURCHASE,
    /** The registration form is touched. */
    FORM_START,
    /** An account is created. */
    SIGN_UP,
    /** The newsletter is ordered. */
    NEWSLETTER_SIGN_UP,
    /** The tab is closed. */
    SESSION_END
}
