package io.realtimeanalytics.verification.oracle.mutant;

import io.realtimeanalytics.verification.oracle.database.Script;

/**
 * One way of being wrong.
 *
 * @param script what it does to the copy
 * @param place whether it spoils what the job reads, or what the job wrote
 * @param needsDigest whether all counts are right in spite of it
 */
record Mutant(Script script, Place place, boolean needsDigest) {

    /** Where a mutant is at work. */
    enum Place {
        /** In the job: results are what the job makes of events that are treated wrongly. */
        JOB("job"),
        /** Behind it: what it wrote is changed. */
        OUTPUT("output");

        private final String folder;

        Place(String folder) {
            this.folder = folder;
        }
    }

    static Mutant of(Place place, String name) {
        return new Mutant(Script.of("mutants/" + place.folder + '/' + name), place, false);
    }

    Mutant seenByDigestOnly() {
        return new Mutant(script, place, true);
    }
}
