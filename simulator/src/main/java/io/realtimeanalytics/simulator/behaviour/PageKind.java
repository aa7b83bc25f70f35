package io.realtimeanalytics.simulator.behaviour;

/** Kinds of pages of a shop, and the way out. */
public enum PageKind {
    /** Start page. */
    HOME,
    /** List of a department. */
    CATEGORY,
    /** One product. */
    PRODUCT,
    /** Search results. */
    SEARCH,
    /** Cart. */
    CART,
    /** First step of the checkout. */
    CHECKOUT_ADDRESS,
    /** Second step of the checkout. */
    CHECKOUT_SHIPPING,
    /** Last step of the checkout. */
    CHECKOUT_PAYMENT,
    /** Thanks for the order. */
    CONFIRMATION,
    /** Registration and log-in. */
    ACCOUNT,
    /** List of articles. */
    BLOG,
    /** One article. */
    ARTICLE,
    /** Questions and answers. */
    HELP,
    /** A dead link. */
    NOT_FOUND,
    /** Not a page: the visit is over. */
    EXIT
}
