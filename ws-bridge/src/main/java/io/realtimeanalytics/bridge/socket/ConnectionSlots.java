package io.realtimeanalytics.bridge.socket;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** How many WebSocket connections may still be opened. Thread-safe. */
final class ConnectionSlots {

    private final int size;
    private final BooleanSupplier isOpen;
    private final AtomicInteger taken = new AtomicInteger();

    /**
     * @param isOpen false while no connection is taken at all
     */
    ConnectionSlots(int size, BooleanSupplier isOpen) {
        this.size = size;
        this.isOpen = isOpen;
    }

    boolean tryTake() {
        if (!isOpen.getAsBoolean()) {
            return false;
        }
        if (taken.incrementAndGet() > size) {
            taken.decrementAndGet();
            return false;
        }
        return true;
    }

    void free() {
        taken.decrementAndGet();
    }

    int taken() {
        return taken.get();
    }
}
