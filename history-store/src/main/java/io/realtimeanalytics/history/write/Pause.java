package io.realtimeanalytics.history.write;

import java.time.Duration;

/** How to let time pass. */
@FunctionalInterface
public interface Pause {

    /** Returns after a while, or when interrupted. */
    void await(Duration duration) throws InterruptedException;

    /** By sleeping. */
    static Pause sleeping() {
        return duration -> Thread.sleep(duration.toMillis());
    }
}
