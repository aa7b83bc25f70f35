package io.realtimeanalytics.pipeline.pattern.candidate;

/** What the events of one key have in common, beside the site. */
public enum Scope {
    /** One page view of a visitor: clicks and errors. */
    PAGE('p'),
    /** One visitor: the way from cart to order, and forms. */
    VISITOR('v'),
    /** One visitor, bots included: whatever happens. */
    ACTIVITY('a'),
    /** One path: page views that find nothing there. */
    PATH('n'),
    /** One transaction: conversions. */
    TRANSACTION('t'),
    /** All of a site, by the minute: what detectors of anomalies look at, not single events. */
    SITE('s');

    private static final char SEPARATOR = '|';
    private static final Scope[] SCOPES = values();

    private final char letter;

    Scope(char letter) {
        this.letter = letter;
    }

    /** Whether order matters in it, rather than frequency. */
    public boolean isSequential() {
        return this == PAGE || this == VISITOR;
    }

    /** Whether frequency matters in it, rather than order. */
    public boolean isFrequency() {
        return this == ACTIVITY || this == PATH || this == TRANSACTION;
    }

    /** The scope of a key. */
    public static Scope of(String key) {
        for (Scope scope : SCOPES) {
            if (scope.letter == key.charAt(0)) {
                return scope;
            }
        }
        throw new IllegalArgumentException("key: " + key + " (expected: of a scope)");
    }

    /** The site in a key. */
    public static String siteOf(String key) {
        return key.substring(2, key.indexOf(SEPARATOR, 2));
    }

    /** A key, distinct from those of other scopes. */
    public String keyOf(String siteId, String what) {
        return "" + letter + SEPARATOR + siteId + SEPARATOR + what;
    }
}
