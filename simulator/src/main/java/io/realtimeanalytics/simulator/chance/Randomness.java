package io.realtimeanalytics.simulator.chance;

/**
 * A seeded source of draws (SplitMix64): small, fast and the same on every JDK.
 *
 * <p>Confined to one thread.
 */
public final class Randomness {

    private static final double UNIT = 0x1.0p-53;

    private long state;

    /** Equal seeds give equal draws. */
    public Randomness(long seed) {
        this.state = seed;
    }

    /** All 64 bits. */
    public long bits() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** At least 0, less than 1. */
    public double unit() {
        return (bits() >>> 11) * UNIT;
    }

    /** At least 0, less than the bound. */
    public int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /** Bounds included. */
    public int between(int least, int greatest) {
        return least + below(greatest - least + 1);
    }

    /** Bounds included, for spans beyond an int. */
    public long between(long least, long greatest) {
        return least + (long) (unit() * (greatest - least + 1));
    }

    /** True with the given probability. */
    public boolean happens(double probability) {
        return probability > 0 && unit() < probability;
    }
}
