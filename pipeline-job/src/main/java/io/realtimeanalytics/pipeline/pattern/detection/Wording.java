package io.realtimeanalytics.pipeline.pattern.detection;

import io.realtimeanalytics.event.environment.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;

/** Numbers as sentences for people want them. */
public final class Wording {

    private static final int USUAL_DIGITS = 2;

    private Wording() {}

    /** An amount with its currency, for example 129.00 EUR. */
    public static String amount(long minor, String currency) {
        return (BigDecimal.valueOf(minor, digits(currency)).toPlainString() + ' ' + currency)
                .strip();
    }

    /** A time span, for example 30m. */
    public static String span(long millis) {
        return Durations.format(Duration.ofMillis(millis));
    }

    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return USUAL_DIGITS;
        }
    }
}
