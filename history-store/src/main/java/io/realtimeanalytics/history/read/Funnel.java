package io.realtimeanalytics.history.read;

import java.util.List;

/**
 * The purchase funnel in a time.
 *
 * @param steps in order, those that nobody reached too
 */
public record Funnel(List<Step> steps) {

    /**
     * A step.
     *
     * @param name type of event
     * @param sessions that reached it
     * @param meanMillisSinceStepBefore time since the step before, on average; 0 for the first
     */
    public record Step(String name, long sessions, long meanMillisSinceStepBefore) {}
}
