package io.realtimeanalytics.simulator.fault;

import java.util.Locale;

/** What is special about an event: exactly one of these holds. */
public enum EventClass {
    /** Nothing. */
    NORMAL,
    /** It happened a little before it was received. */
    OUT_OF_ORDER,
    /** It happened more than 15 minutes before it was received. */
    LATE,
    /** The bytes of an earlier event once more. */
    DUPLICATE,
    /** It comes from a crawler. */
    BOT,
    /** Its bytes are no event. */
    UNDECODABLE;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** Name in the ledger. */
    public String id() {
        return id;
    }
}
