package io.realtimeanalytics.bridge.access;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lets people in. Thread-safe. */
public interface Access extends AutoCloseable {

    /** Who comes without a token; null if nobody is let in without one. */
    @Nullable Holder anonymous();

    /**
     * Who a token is of; returns at once, and completes elsewhere. Fails with {@link
     * AccessDeniedException}.
     */
    CompletableFuture<Holder> authenticate(String token);

    /** Whether what somebody was let in by has been withdrawn since. Does not block. */
    boolean isWithdrawn(Holder holder);

    @Override
    void close();

    /** Where nobody signs in. */
    static Access demo() {
        return new Access() {
            @Override
            public Holder anonymous() {
                return Holder.DEMO;
            }

            @Override
            public CompletableFuture<Holder> authenticate(String token) {
                return CompletableFuture.completedFuture(Holder.DEMO);
            }

            @Override
            public boolean isWithdrawn(Holder holder) {
                return false;
            }

            @Override
            public void close() {}
        };
    }
}
