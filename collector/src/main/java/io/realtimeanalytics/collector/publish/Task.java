package io.realtimeanalytics.collector.publish;

import java.util.concurrent.CompletableFuture;

/** Work for the sender thread, in the order of its times. */
sealed interface Task {

    /** Events of one request. */
    record Send(Outgoing events, long receivedAt, long queuedNanos, CompletableFuture<Void> result)
            implements Task {}

    /** A clock tick for every partition. */
    record Tick(long at) implements Task {}

    /** The end: nothing follows. */
    record Stop() implements Task {}
}
