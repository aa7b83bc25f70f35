package io.realtimeanalytics.pipeline.pattern.sequence;

import io.realtimeanalytics.pipeline.pattern.candidate.Action;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.detection.Trail;
import io.realtimeanalytics.pipeline.pattern.detection.Wording;
import io.realtimeanalytics.pipeline.pattern.sequence.SequenceRule.Form;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/** What each kind of sequence looks for; docs/patterns.md says it in words. */
final class SequenceRules {

    private static final String PART = "part";
    private static final String END = "end";

    private SequenceRules() {}

    static SequenceRule of(Definition definition) {
        return switch (definition.matcher()) {
            case RAGE_CLICK -> rageClick(definition);
            case ERROR_CLICK -> errorClick(definition);
            case CART_ABANDONMENT -> cartAbandonment(definition);
            case CHECKOUT_ABANDONMENT -> checkoutAbandonment(definition);
            case PAYMENT_STRUGGLE -> paymentStruggle(definition);
            case FORM_ABANDONMENT -> formAbandonment(definition);
            default -> throw new IllegalArgumentException(definition.kind() + ": not a sequence");
        };
    }

    private static SequenceRule rageClick(Definition definition) {
        int clicks = definition.count("min_clicks");
        double gapMillis = definition.threshold("max_gap_millis");
        Pattern<CandidateEvent, ?> pattern =
                begin().where(
                                new LinkedClicks(
                                        PART, definition.threshold("max_distance_px"), gapMillis))
                        .times(clicks)
                        .consecutive()
                        .within(Duration.ofMillis((long) Math.ceil((clicks - 1) * gapMillis)));
        return new SequenceRule(
                SequenceRules::isClick,
                SequenceRules::isClick,
                SequenceRules::never,
                false,
                List.of(new Form(pattern, false)),
                trail ->
                        Optional.of(
                                "%d clicks within %s on one spot of %s"
                                        .formatted(trail.count(), duration(trail), trail.path())));
    }

    private static SequenceRule errorClick(Definition definition) {
        long gapMillis = (long) definition.threshold("max_gap_millis");
        Pattern<CandidateEvent, ?> pattern =
                begin().where(given(SequenceRules::isClick))
                        .next(END)
                        .where(given(event -> event.action().isError()))
                        .within(Duration.ofMillis(gapMillis));
        return new SequenceRule(
                event -> isClick(event) || event.action().isError(),
                SequenceRules::isClick,
                SequenceRules::never,
                false,
                List.of(new Form(pattern, false)),
                trail ->
                        Optional.of(
                                "an error %s after a click on %s"
                                        .formatted(duration(trail), trail.path())));
    }

    private static SequenceRule cartAbandonment(Definition definition) {
        Predicate<CandidateEvent> isPart = event -> event.action().isCartActivity();
        long waitMillis = definition.secondsInMillis("wait_seconds");
        double leastMinor = definition.threshold("min_value_minor");
        return new SequenceRule(
                isPart.or(SequenceRules::isPurchase),
                isPart,
                SequenceRules::isPurchase,
                true,
                List.of(silenceAfter(event -> event.action().isCartActivity(), waitMillis)),
                trail ->
                        trail.amountMinor() < leastMinor
                                ? Optional.empty()
                                : Optional.of(
                                        "a cart of %s was left alone for %s"
                                                .formatted(
                                                        worth(trail), Wording.span(waitMillis))));
    }

    private static SequenceRule checkoutAbandonment(Definition definition) {
        Predicate<CandidateEvent> isPart = event -> event.action().isCheckoutStep();
        boolean endsWithSession = definition.threshold("at_session_end") > 0;
        Predicate<CandidateEvent> isEnd =
                event ->
                        isPurchase(event)
                                || (endsWithSession && event.action() == Action.SESSION_END);
        long waitMillis = definition.secondsInMillis("wait_seconds");
        List<Form> forms = new ArrayList<>();
        forms.add(silenceAfter(event -> event.action().isCheckoutStep(), waitMillis));
        if (endsWithSession) {
            Pattern<CandidateEvent, ?> left =
                    begin().where(given(event -> event.action().isCheckoutStep()))
                            .next(END)
                            .where(given(event -> event.action() == Action.SESSION_END))
                            .within(Duration.ofMillis(waitMillis));
            forms.add(new Form(left, false));
        }
        return new SequenceRule(
                isPart.or(isEnd),
                isPart,
                SequenceRules::isPurchase,
                true,
                forms,
                trail ->
                        Optional.of(
                                "a checkout of %s was left after %s"
                                        .formatted(worth(trail), name(trail.lastAction()))));
    }

    private static SequenceRule paymentStruggle(Definition definition) {
        Predicate<CandidateEvent> isPart = event -> event.action().isPaymentAttempt();
        long windowMillis = definition.secondsInMillis("window_seconds");
        Pattern<CandidateEvent, ?> pattern =
                begin().where(given(event -> event.action().isPaymentAttempt()))
                        .times(definition.count("min_attempts"))
                        .consecutive()
                        .notFollowedBy(END)
                        .where(given(SequenceRules::isPurchase))
                        .within(Duration.ofMillis(windowMillis));
        return new SequenceRule(
                isPart.or(SequenceRules::isPurchase),
                isPart,
                SequenceRules::isPurchase,
                false,
                List.of(new Form(pattern, true)),
                trail ->
                        Optional.of(
                                "%d attempts to pay %s without an order in %s"
                                        .formatted(
                                                trail.count(),
                                                worth(trail),
                                                Wording.span(windowMillis))));
    }

    private static SequenceRule formAbandonment(Definition definition) {
        Predicate<CandidateEvent> isPart = event -> event.action() == Action.FORM_START;
        Predicate<CandidateEvent> isEnd = event -> event.action().isFormEnd();
        long waitMillis = definition.secondsInMillis("wait_seconds");
        return new SequenceRule(
                isPart.or(isEnd),
                isPart,
                isEnd,
                true,
                List.of(silenceAfter(event -> event.action() == Action.FORM_START, waitMillis)),
                trail ->
                        Optional.of(
                                "a form on %s was begun and not sent for %s"
                                        .formatted(trail.path(), Wording.span(waitMillis))));
    }

    /** A part after which nothing that the rule accepts happens: each such event begins anew. */
    private static Form silenceAfter(FilterFunction<CandidateEvent> isPart, long waitMillis) {
        return new Form(
                begin().where(given(isPart))
                        .notFollowedBy(END)
                        .where(given(event -> true))
                        .within(Duration.ofMillis(waitMillis)),
                true);
    }

    private static Pattern<CandidateEvent, CandidateEvent> begin() {
        return Pattern.begin(PART, AfterMatchSkipStrategy.noSkip());
    }

    private static SimpleCondition<CandidateEvent> given(FilterFunction<CandidateEvent> condition) {
        return SimpleCondition.of(condition);
    }

    private static boolean never(CandidateEvent ignored) {
        return false;
    }

    private static boolean isClick(CandidateEvent event) {
        return event.action() == Action.CLICK;
    }

    private static boolean isPurchase(CandidateEvent event) {
        return event.action() == Action.PURCHASE;
    }

    private static String duration(Trail trail) {
        return (trail.lastAtMillis() - trail.firstAtMillis()) + " ms";
    }

    private static String worth(Trail trail) {
        return trail.amountMinor() == 0
                ? "unknown value"
                : Wording.amount(trail.amountMinor(), trail.currency());
    }

    private static String name(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
