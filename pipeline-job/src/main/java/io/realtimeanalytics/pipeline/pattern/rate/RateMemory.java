package io.realtimeanalytics.pipeline.pattern.rate;

/**
 * What a rate knows of one key; kept in state.
 *
 * @param events the newest events
 * @param distinct the newest events of different values
 * @param silentUntilMillis no detection before this
 * @param keptUntilMillis after this nothing of it matters
 */
public record RateMemory(
        Recent events, Recent distinct, long silentUntilMillis, long keptUntilMillis) {

    static final RateMemory NOTHING = new RateMemory(Recent.NONE, Recent.NONE, 0, 0);

    RateMemory silentFor(long nowMillis, long cooldownMillis) {
        long untilMillis = nowMillis + cooldownMillis;
        return new RateMemory(
                events, distinct, untilMillis, Math.max(keptUntilMillis, untilMillis));
    }
}
