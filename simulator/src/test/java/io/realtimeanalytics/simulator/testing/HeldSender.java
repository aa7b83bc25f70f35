package io.realtimeanalytics.simulator.testing;

import io.realtimeanalytics.simulator.send.Outbox;
import io.realtimeanalytics.simulator.send.Parcel;
import java.util.ArrayList;
import java.util.List;

/** Takes events out of an outbox when told to, and answers when told to. */
public final class HeldSender {

    private final Outbox outbox;
    private final List<Parcel> held = new ArrayList<>();

    /** Holds what this outbox gives. */
    public HeldSender(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Takes everything there is. */
    public List<Parcel> takeAll() throws InterruptedException {
        List<Parcel> taken = new ArrayList<>();
        int before;
        do {
            before = taken.size();
            outbox.take(taken, 1_000);
        } while (taken.size() > before);
        held.addAll(taken);
        return taken;
    }

    /** Lets everything held arrive. */
    public void deliverAll() {
        held.forEach(outbox::delivered);
        held.clear();
    }
}
