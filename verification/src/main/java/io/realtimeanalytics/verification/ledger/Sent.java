package io.realtimeanalytics.verification.ledger;

import java.util.Locale;

/**
 * One line of the ledger: something the simulator was about to send.
 *
 * @param eventId equal for copies of one event
 * @param siteId website
 * @param eventTimeMillis when it happened
 * @param receivedAtMillis when it was due
 * @param type event type
 * @param kind what the pipeline must make of it
 */
record Sent(
        String eventId,
        String siteId,
        long eventTimeMillis,
        long receivedAtMillis,
        String type,
        Kind kind) {

    /** What the pipeline must make of a record. */
    enum Kind {
        /** Count it. */
        NORMAL,
        /** Count it although it comes after younger ones. */
        OUT_OF_ORDER,
        /** Keep it aside: it comes too late. */
        LATE,
        /** Count it once: it is a copy. */
        DUPLICATE,
        /** Leave it out: a robot made it. */
        BOT,
        /** Keep it aside: nobody can read it. */
        UNDECODABLE
    }

    /** Whether it adds to the metrics, its copies left aside. */
    boolean isCountable() {
        return kind == Kind.NORMAL || kind == Kind.OUT_OF_ORDER || kind == Kind.DUPLICATE;
    }

    /** Parses {@code S,id,site,event time,received at,type,class}. */
    static Sent parse(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != 7 || !fields[0].equals("S")) {
            throw new IllegalArgumentException(
                    "ledger line: " + line + " (expected: S and 6 fields)");
        }
        return new Sent(
                fields[1],
                fields[2],
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                fields[5],
                Kind.valueOf(fields[6].toUpperCase(Locale.ROOT)));
    }
}
