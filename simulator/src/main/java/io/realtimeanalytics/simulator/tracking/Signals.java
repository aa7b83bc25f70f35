package io.realtimeanalytics.simulator.tracking;

import io.realtimeanalytics.event.avro.Click;
import io.realtimeanalytics.event.avro.ExceptionReport;
import io.realtimeanalytics.event.avro.Heartbeat;
import io.realtimeanalytics.event.avro.PageView;
import io.realtimeanalytics.event.avro.Vital;
import io.realtimeanalytics.event.avro.WebVital;
import io.realtimeanalytics.simulator.behaviour.Step;
import io.realtimeanalytics.simulator.behaviour.Visit;
import io.realtimeanalytics.simulator.chance.Identifiers;
import io.realtimeanalytics.simulator.chance.Pause;
import io.realtimeanalytics.simulator.chance.Randomness;
import io.realtimeanalytics.simulator.chance.Weighted;
import java.util.List;

/** Payloads of what a page reports by itself: views, clicks, vitals, errors, heartbeats. */
final class Signals {

    private static final Pause FIRST_BYTE = Pause.of(310, 0.6, 8_000);
    private static final Pause LARGEST_PAINT = Pause.of(1_750, 0.5, 20_000);
    private static final Pause INTERACTION_DELAY = Pause.of(95, 0.75, 3_000);
    private static final Pause LAYOUT_SHIFT_THOUSANDTHS = Pause.of(38, 1.1, 1_500);
    private static final Pause ENGAGEMENT = Pause.of(9_000, 0.9, 180_000);
    private static final double MOBILE_SLOWDOWN = 1.35;
    private static final int RAGE_REACH_PIXELS = 12;

    private static final Weighted<String> LABELS =
            Weighted.byRank(
                    List.of(
                            "Menu",
                            "Next picture",
                            "Size",
                            "Details",
                            "Reviews",
                            "Filter",
                            "Close"));

    private static final Weighted<String> ERRORS =
            Weighted.byRank(
                    List.of(
                            "TypeError: Cannot read properties of undefined (reading 'price')",
                            "ChunkLoadError: Loading chunk 12 failed",
                            "NetworkError when attempting to fetch resource",
                            "ReferenceError: dataLayer is not defined",
                            "ResizeObserver loop completed with undelivered notifications"));

    private static final String PAYMENT_ERROR = "PaymentError: provider answered 503";

    private final Randomness randomness;

    Signals(Randomness randomness) {
        this.randomness = randomness;
    }

    PageView pageView(Visit visit) {
        boolean isEntrance = visit.previousPlace() == null;
        if (isEntrance) {
            return new PageView("load", true, null, null);
        }
        boolean isSinglePage = visit.visitor().site().id().hashCode() % 2 == 0;
        String navigation =
                randomness.happens(0.06) ? "back_forward" : isSinglePage ? "spa" : "load";
        long engagementMillis = ENGAGEMENT.drawMillis(randomness);
        return new PageView(navigation, false, engagementMillis, 5 * randomness.between(2, 20));
    }

    Click click(Visit visit, Step step) {
        int width = orElse(visit.visitor().device().getScreenWidth(), 1_280);
        int height = orElse(visit.visitor().device().getScreenHeight(), 720);
        boolean isRage = step == Step.RAGE_CLICK;
        String label = isRage ? "Apply" : LABELS.draw(randomness);
        String selector = Identifiers.hexOf(label.hashCode() * 0x9E3779B97F4A7C15L);
        int x = isRage ? near(width / 2) : randomness.below(width);
        int y = isRage ? near(height / 2) : randomness.below(height);
        boolean isDead = isRage || randomness.happens(0.02);
        return new Click(x, y, selector, label, true, isRage, isDead);
    }

    WebVital vital(Visit visit, Step step) {
        boolean isMobile = "mobile".equals(visit.visitor().device().getType());
        double slowdown = isMobile ? MOBILE_SLOWDOWN : 1;
        return switch (step) {
            case FIRST_BYTE -> rated(Vital.TTFB, draw(FIRST_BYTE) * slowdown, 800, 1_800);
            case LARGEST_PAINT -> rated(Vital.LCP, draw(LARGEST_PAINT) * slowdown, 2_500, 4_000);
            case INTERACTION_DELAY ->
                    rated(Vital.INP, draw(INTERACTION_DELAY) * slowdown, 200, 500);
            default -> rated(Vital.CLS, draw(LAYOUT_SHIFT_THOUSANDTHS) / 1_000.0, 0.1, 0.25);
        };
    }

    ExceptionReport error(Visit visit, Step step) {
        boolean isPayment = step == Step.PAYMENT_ERROR;
        String message = isPayment ? PAYMENT_ERROR : ERRORS.draw(randomness);
        String hash = Identifiers.hexOf(message.hashCode() * 0x9E3779B97F4A7C15L);
        String script = isPayment ? "/assets/checkout.js" : "/assets/app.js";
        int line = 1 + Math.floorMod(message.hashCode(), 4_000);
        String source = visit.visitor().site().url(script);
        return new ExceptionReport(hash, message, source, line, isPayment);
    }

    Heartbeat heartbeat() {
        return new Heartbeat((long) randomness.between(4_000, 15_000));
    }

    private static WebVital rated(Vital vital, double value, double good, double poor) {
        String rating = value <= good ? "good" : value <= poor ? "needs-improvement" : "poor";
        return new WebVital(vital, value, rating);
    }

    private double draw(Pause pause) {
        return pause.drawMillis(randomness);
    }

    private int near(int coordinate) {
        return coordinate + randomness.between(-RAGE_REACH_PIXELS / 2, RAGE_REACH_PIXELS / 2);
    }

    private static int orElse(Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
