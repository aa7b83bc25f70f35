package io.realtimeanalytics.history.write;

import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.store.StoreException;
import java.time.Duration;

/**
 * Told what becomes of points.
 *
 * @param <T> what points were made from
 */
public interface WriteListener<T> {

    /** The store will never take this point. Whoever listens must not lose it. */
    void refused(Stored point, T origin, String reason);

    /** The store has taken so many. */
    default void written(int points) {}

    /** So many are older than the store keeps them. */
    default void expired(int points) {}

    /** The store did not do its work; the next try is after a pause. */
    default void retrying(StoreException failure, Duration pause) {}
}
