package io.realtimeanalytics.pipeline.pattern.definition;

import io.realtimeanalytics.pipeline.pattern.candidate.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The matchers that there are; a definition names one, and sets its thresholds. */
public enum Kind {
    /** Clicks in quick succession on one spot. */
    RAGE_CLICK(
            Scope.PAGE,
            new Threshold("min_clicks", 3, 2, 20),
            new Threshold("max_distance_px", 30, 1, 1_000),
            new Threshold("max_gap_millis", 1_000, 50, 10_000)),
    /** A click, and then an error at once. */
    ERROR_CLICK(Scope.PAGE, new Threshold("max_gap_millis", 1_000, 10, 60_000)),
    /** A cart that nobody comes back to. */
    CART_ABANDONMENT(
            Scope.VISITOR,
            new Threshold("wait_seconds", 1_800, 1, 86_400),
            new Threshold("min_value_minor", 1, 0, 1e12)),
    /** A checkout that does not end with an order. */
    CHECKOUT_ABANDONMENT(
            Scope.VISITOR,
            new Threshold("wait_seconds", 1_800, 1, 86_400),
            new Threshold("at_session_end", 1, 0, 1)),
    /** Attempts to pay without an order. */
    PAYMENT_STRUGGLE(
            Scope.VISITOR,
            new Threshold("min_attempts", 2, 2, 20),
            new Threshold("window_seconds", 600, 1, 86_400)),
    /** A form that is touched and not sent. */
    FORM_ABANDONMENT(Scope.VISITOR, new Threshold("wait_seconds", 300, 1, 86_400)),
    /** More than people can do. */
    BOT_BURST(
            Scope.ACTIVITY,
            new Threshold("max_events", 30, 2, 1_000),
            new Threshold("events_window_seconds", 10, 1, 600),
            new Threshold("max_paths", 25, 2, 1_000),
            new Threshold("paths_window_seconds", 60, 1, 3_600)),
    /** Many people who do not find the same page. */
    MISSING_PAGE_CLUSTER(
            Scope.PATH,
            new Threshold("min_hits", 10, 2, 1_000),
            new Threshold("min_visitors", 5, 1, 1_000),
            new Threshold("window_seconds", 300, 1, 86_400)),
    /** One transaction reported twice. */
    DUPLICATE_CONVERSION(Scope.TRANSACTION, new Threshold("window_seconds", 86_400, 1, 172_800)),
    /** Many more visitors than usual. */
    TRAFFIC_SPIKE(
            Scope.SITE,
            new Threshold("min_value", 20, 1, 1e9),
            new Threshold("factor", 2, 1, 1_000),
            new Threshold("deviations", 3, 0, 100),
            new Threshold("min_surprise", 14, 1, 1_000),
            new Threshold("calm_factor", 1.5, 1, 1_000),
            new Threshold("item_min_value", 10, 1, 1e9),
            new Threshold("item_factor", 3, 1, 1_000),
            new Threshold("item_share", 0.15, 0, 1),
            new Threshold("item_min_surprise", 18, 1, 1_000),
            new Threshold("calm_looks", 5, 1, 60)),
    /** Many fewer visitors than usual. */
    TRAFFIC_DROP(
            Scope.SITE,
            new Threshold("minutes", 5, 1, 30),
            new Threshold("part", 0.5, 0, 1),
            new Threshold("min_surprise", 14, 1, 1_000),
            new Threshold("calm_part", 0.75, 0, 1),
            new Threshold("item_min_surprise", 18, 1, 1_000),
            new Threshold("calm_looks", 3, 1, 60)),
    /** No event at all. */
    SILENCE(
            Scope.SITE,
            new Threshold("min_expected", 14, 1, 1_000),
            new Threshold("min_seconds", 5, 1, 3_600),
            new Threshold("max_seconds", 3_600, 1, 3_600)),
    /** Many more errors than before. */
    ERROR_SPIKE(
            Scope.SITE,
            new Threshold("min_value", 20, 1, 1e9),
            new Threshold("factor", 5, 1, 1_000),
            new Threshold("deviations", 3, 0, 100),
            new Threshold("min_visitors", 5, 0, 10),
            new Threshold("min_surprise", 14, 1, 1_000),
            new Threshold("hits", 2, 1, 60),
            new Threshold("looks", 3, 1, 60),
            new Threshold("calm_looks", 5, 1, 60)),
    /** A smaller part of the sessions converts than usual. */
    CONVERSION_DROP(
            Scope.SITE,
            new Threshold("minutes", 15, 5, 60),
            new Threshold("long_minutes", 60, 5, 60),
            new Threshold("min_sessions", 100, 1, 1e9),
            new Threshold("min_expected", 14, 1, 1_000),
            new Threshold("relative_drop", 0.2, 0, 1),
            new Threshold("min_surprise", 9.2, 1, 1_000),
            new Threshold("hits", 2, 1, 60),
            new Threshold("looks", 3, 1, 60),
            new Threshold("calm_looks", 3, 1, 60));

    private final Scope scope;

    // List.of() makes immutable lists.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Threshold> thresholds;

    Kind(Scope scope, Threshold... thresholds) {
        this.scope = scope;
        this.thresholds = List.of(thresholds);
    }

    /** The kind of that name, if there is one. */
    public static Optional<Kind> named(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** Name in definitions. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Keys under which it sees events. */
    public Scope scope() {
        return scope;
    }

    /** Numbers that it knows. */
    public List<Threshold> thresholds() {
        return thresholds;
    }

    Optional<Threshold> threshold(String name) {
        return thresholds.stream().filter(threshold -> threshold.name().equals(name)).findFirst();
    }
}
