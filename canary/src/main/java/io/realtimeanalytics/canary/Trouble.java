package io.realtimeanalytics.canary;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs a problem when it begins or becomes another one, and when it is over: not each time it is
 * met. Confined to the canary's thread.
 */
final class Trouble {

    private final Logger log;
    private final String subject;
    private @Nullable String current;

    Trouble(Logger log, String subject) {
        this.log = log;
        this.subject = subject;
    }

    void began(String problem) {
        if (!problem.equals(current)) {
            log.warn("{}: {}", subject, problem);
            current = problem;
        }
    }

    void ended() {
        if (current != null) {
            log.info("{}: well again", subject);
            current = null;
        }
    }
}
