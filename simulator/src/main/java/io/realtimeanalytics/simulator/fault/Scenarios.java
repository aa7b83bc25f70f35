package io.realtimeanalytics.simulator.fault;

import io.realtimeanalytics.simulator.behaviour.Conditions;

/**
 * When the sites themselves are in trouble.
 *
 * @param brokenCheckout payments fail
 * @param errorBurst scripts fail
 */
public record Scenarios(Period brokenCheckout, Period errorBurst) {

    /** What is wrong at a moment of the run. */
    public Conditions at(long nanosSinceStart) {
        boolean isBroken = brokenCheckout.contains(nanosSinceStart);
        boolean isBurst = errorBurst.contains(nanosSinceStart);
        return isBroken || isBurst ? new Conditions(isBroken, isBurst) : Conditions.NORMAL;
    }
}
