package io.realtimeanalytics.pipeline.pattern;

import static io.realtimeanalytics.pipeline.pattern.ClickPatternsTest.only;
import static io.realtimeanalytics.pipeline.pattern.testing.Happened.action;
import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.candidate.Action;
import io.realtimeanalytics.pipeline.pattern.testing.Patterns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AbandonmentPatternsTest {

    private static final long MINUTE = 60_000;

    private Patterns patterns;

    @BeforeEach
    void open() throws Exception {
        patterns = Patterns.fresh();
    }

    @AfterEach
    void close() {
        patterns.close();
    }

    @Test
    void aCartLeftForHalfAnHourIsAbandoned() throws Exception {
        patterns.happen(action("a-1", Action.ADD_TO_CART, 0, 5_000))
                .happen(action("a-2", Action.ADD_TO_CART, 10 * MINUTE, 2_000))
                .happen(action("a-3", Action.REMOVE_FROM_CART, 12 * MINUTE, 2_000))
                .timeIs(42 * MINUTE - 1);
        assertThat(patterns.alerts()).isEmpty();

        patterns.timeIs(42 * MINUTE);

        AlertUpdate alert = only(patterns.opened("cart_abandonment"));
        assertThat(alert.firstEventAtMillis()).isEqualTo(MORNING);
        assertThat(alert.lastEventAtMillis()).isEqualTo(MORNING + 12 * MINUTE);
        assertThat(alert.detectedAtMillis()).isEqualTo(MORNING + 42 * MINUTE);
        assertThat(alert.amountMinor()).isEqualTo(5_000);
        assertThat(alert.currency()).isEqualTo("EUR");
        assertThat(alert.sampleEventIds()).containsExactly("a-1", "a-2", "a-3");
        assertThat(alert.detail()).isEqualTo("a cart of 50.00 EUR was left alone for 30m");
    }

    @Test
    void aPurchaseInTimeIsNoAbandonment() throws Exception {
        patterns.happen(action("a-1", Action.ADD_TO_CART, 0, 5_000))
                .happen(action("a-2", Action.PURCHASE, 30 * MINUTE - 1, 5_000))
                .end();

        assertThat(patterns.alerts()).isEmpty();
    }

    @Test
    void anEmptyCartIsNoAbandonment() throws Exception {
        patterns.happen(action("a-1", Action.ADD_TO_CART, 0, 5_000))
                .happen(action("a-2", Action.REMOVE_FROM_CART, 1, 5_000))
                .end();

        assertThat(patterns.alerts()).isEmpty();
    }

    @Test
    void aLatePurchaseRecoversTheCart() throws Exception {
        patterns.happen(action("a-1", Action.ADD_TO_CART, 0, 5_000))
                .happen(action("a-2", Action.PURCHASE, 40 * MINUTE, 5_000))
                .end();

        AlertUpdate resolved = only(patterns.resolved("cart_abandonment"));
        assertThat(resolved.resolvedAtMillis()).isEqualTo(MORNING + 40 * MINUTE);
        assertThat(resolved.alertId())
                .isEqualTo(only(patterns.opened("cart_abandonment")).alertId());
    }

    @Test
    void aCheckoutIsAbandonedWhenTheSessionEnds() throws Exception {
        patterns.happen(action("a-1", Action.BEGIN_CHECKOUT, 0, 9_900))
                .happen(action("a-2", Action.ADD_SHIPPING_INFO, MINUTE, 9_900))
                .happen(action("a-3", Action.SESSION_END, 2 * MINUTE, 0))
                .end();

        AlertUpdate alert = only(patterns.opened("checkout_abandonment"));
        assertThat(alert.detectedAtMillis()).isEqualTo(MORNING + 2 * MINUTE);
        assertThat(alert.amountMinor()).isEqualTo(9_900);
        assertThat(alert.count()).isEqualTo(2);
        assertThat(alert.detail())
                .isEqualTo("a checkout of 99.00 EUR was left after add_shipping_info");
    }

    @Test
    void aCheckoutIsAbandonedAfterHalfAnHour() throws Exception {
        patterns.happen(action("a-1", Action.BEGIN_CHECKOUT, 0, 9_900)).end();

        assertThat(only(patterns.opened("checkout_abandonment")).detectedAtMillis())
                .isEqualTo(MORNING + 30 * MINUTE);
    }

    @Test
    void aCheckoutThatEndsWithAnOrderIsNot() throws Exception {
        patterns.happen(action("a-1", Action.BEGIN_CHECKOUT, 0, 9_900))
                .happen(action("a-2", Action.ADD_PAYMENT_INFO, MINUTE, 9_900))
                .happen(action("a-3", Action.PURCHASE, 2 * MINUTE, 9_900))
                .happen(action("a-4", Action.SESSION_END, 3 * MINUTE, 0))
                .end();

        assertThat(patterns.alerts()).isEmpty();
        assertThat(patterns.left().values()).containsOnly(0);
    }

    @Test
    void twoAttemptsToPayWithoutAnOrderAreAStruggle() throws Exception {
        patterns.happen(action("a-1", Action.ADD_PAYMENT_INFO, 0, 9_900))
                .happen(action("a-2", Action.PAYMENT_ERROR, 10 * MINUTE - 1, 0))
                .timeIs(10 * MINUTE);

        AlertUpdate alert = only(patterns.opened("payment_struggle"));
        assertThat(alert.detectedAtMillis()).isEqualTo(MORNING + 10 * MINUTE);
        assertThat(alert.amountMinor()).isEqualTo(9_900);
        assertThat(alert.detail()).isEqualTo("2 attempts to pay 99.00 EUR without an order in 10m");
    }

    @Test
    void anAttemptOutsideTheWindowIsNoStruggle() throws Exception {
        patterns.happen(action("a-1", Action.ADD_PAYMENT_INFO, 0, 9_900))
                .happen(action("a-2", Action.PAYMENT_ERROR, 10 * MINUTE, 0))
                .end();

        assertThat(patterns.opened("payment_struggle")).isEmpty();
    }

    @Test
    void anOrderInTheWindowIsNoStruggle() throws Exception {
        patterns.happen(action("a-1", Action.ADD_PAYMENT_INFO, 0, 9_900))
                .happen(action("a-2", Action.PAYMENT_ERROR, MINUTE, 0))
                .happen(action("a-3", Action.ADD_PAYMENT_INFO, 2 * MINUTE, 9_900))
                .happen(action("a-4", Action.PURCHASE, 10 * MINUTE - 1, 9_900))
                .end();

        assertThat(patterns.alerts()).isEmpty();
    }

    @Test
    void aFormThatIsNotSentIsAbandoned() throws Exception {
        patterns.happen(action("a-1", Action.FORM_START, 0, 0)).end();

        assertThat(only(patterns.opened("form_abandonment")).detectedAtMillis())
                .isEqualTo(MORNING + 5 * MINUTE);
    }

    @Test
    void aFormThatIsSentIsNot() throws Exception {
        patterns.happen(action("a-1", Action.FORM_START, 0, 0))
                .happen(action("a-2", Action.CONVERSION, 5 * MINUTE - 1, 0))
                .end();

        assertThat(patterns.alerts()).isEmpty();
    }

    @Test
    void stateEndsEmpty() throws Exception {
        patterns.happen(action("a-1", Action.ADD_TO_CART, 0, 5_000))
                .happen(action("a-2", Action.BEGIN_CHECKOUT, MINUTE, 5_000))
                .happen(action("a-3", Action.ADD_PAYMENT_INFO, 2 * MINUTE, 5_000))
                .happen(action("a-4", Action.PAYMENT_ERROR, 3 * MINUTE, 0))
                .happen(action("a-5", Action.FORM_START, 4 * MINUTE, 0))
                .end();

        assertThat(patterns.alerts()).hasSize(8);
        assertThat(patterns.left().values()).containsOnly(0);
    }
}
