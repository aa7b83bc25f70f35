package io.realtimeanalytics.bridge.share;

import io.realtimeanalytics.event.avro.ShareLink;
import java.util.concurrent.CompletableFuture;

/** Where links are written down, for all bridges. Thread-safe. */
@FunctionalInterface
public interface ShareLog {

    /** Completes once nobody can lose it any more; returns at once. */
    CompletableFuture<Void> append(ShareLink link);
}
