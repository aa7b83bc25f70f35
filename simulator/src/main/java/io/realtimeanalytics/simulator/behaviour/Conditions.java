package io.realtimeanalytics.simulator.behaviour;

/**
 * What is wrong with the sites at a moment.
 *
 * @param isCheckoutBroken payments fail: nobody can place an order
 * @param isErrorBurst scripts fail in many places
 */
public record Conditions(boolean isCheckoutBroken, boolean isErrorBurst) {

    /** Nothing is wrong. */
    public static final Conditions NORMAL = new Conditions(false, false);
}
