package io.realtimeanalytics.verification.oracle.mutant;

/**
 * Whether a mutant was found out.
 *
 * @param name of the mutant
 * @param purpose what it does
 * @param differences how many values gave it away; {@link #NOT_TRIED} if it was not tried
 */
public record MutantOutcome(String name, String purpose, long differences) {

    /** In place of a number of differences: this build's results carry too little to see it. */
    public static final long NOT_TRIED = -1;

    /** Whether it was found out. */
    public boolean isDetected() {
        return differences > 0;
    }

    /** How it was found out, in words. */
    public String evidence() {
        if (differences == NOT_TRIED) {
            return "not tried: needs digests in the results";
        }
        return differences == 0 ? "**nothing**" : differences + " differences";
    }

    /** Whether it was found out, or not tried. */
    public boolean isGood() {
        return differences != 0;
    }
}
