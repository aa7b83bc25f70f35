package io.realtimeanalytics.collector.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Completes when all of several records are acknowledged, or fails with the first that is not. */
final class Acknowledgements implements Callback {

    private final AtomicInteger outstanding;
    private final CompletableFuture<Void> result;
    private final Runnable onAcknowledged;

    Acknowledgements(int records, CompletableFuture<Void> result, Runnable onAcknowledged) {
        this.outstanding = new AtomicInteger(records);
        this.result = result;
        this.onAcknowledged = onAcknowledged;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            result.completeExceptionally(new UnavailableException("not acknowledged: " + failure));
            return;
        }
        onAcknowledged.run();
        if (outstanding.decrementAndGet() == 0) {
            result.complete(null);
        }
    }
}
