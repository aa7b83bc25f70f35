package io.realtimeanalytics.simulator.chance;

/**
 * Log-normal pauses, the usual shape of the time people take.
 *
 * <p>Draws come from a fixed table: one look-up instead of logarithms for each event.
 */
public final class Pause {

    private static final int TABLE_BITS = 12;
    private static final long TABLE_SEED = 20_261_122;

    private final int[] millis = new int[1 << TABLE_BITS];

    private Pause(double medianMillis, double spread, int greatestMillis) {
        Randomness randomness = new Randomness(TABLE_SEED);
        for (int index = 0; index < millis.length; index++) {
            double pause = medianMillis * StrictMath.exp(spread * normal(randomness));
            millis[index] = (int) Math.max(1, Math.min(greatestMillis, pause));
        }
    }

    /**
     * Pauses of that shape.
     *
     * @param medianMillis half of the pauses are shorter
     * @param spread standard deviation of the logarithm
     * @param greatestMillis where the long tail is cut
     */
    public static Pause of(double medianMillis, double spread, int greatestMillis) {
        return new Pause(medianMillis, spread, greatestMillis);
    }

    /** One pause. */
    public int drawMillis(Randomness randomness) {
        return millis[(int) (randomness.bits() >>> (Long.SIZE - TABLE_BITS))];
    }

    private static double normal(Randomness randomness) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - randomness.unit()));
        return radius * StrictMath.cos(2 * Math.PI * randomness.unit());
    }
}
