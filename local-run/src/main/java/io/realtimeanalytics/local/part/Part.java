package io.realtimeanalytics.local.part;

import java.time.Duration;

/** Something that the run starts, watches and stops. */
public interface Part {

    /** What people call it; at most 18 characters, so that the lines align. */
    String name();

    /**
     * Starts and returns only when it is ready for use.
     *
     * @return where it is, and what is worth knowing, in a few words
     * @throws Exception if it cannot start; the message is shown to people
     */
    String start() throws Exception;

    /** Stops; called too when {@link #start} failed half-way or never ran. */
    void close() throws Exception;

    /** How long {@link #close} may take before the run goes on without it. */
    default Duration closeLimit() {
        return Duration.ofSeconds(5);
    }
}
