package io.realtimeanalytics.simulator.send;

/** Takes events out of an outbox and carries them away, in threads of its own. */
public interface EventSender extends AutoCloseable {

    /** Begins to empty the outbox. */
    void start(Outbox outbox);

    /** Stops after what is already on its way has arrived, or a few seconds. */
    @Override
    void close();
}
