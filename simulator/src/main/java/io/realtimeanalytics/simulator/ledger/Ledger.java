package io.realtimeanalytics.simulator.ledger;

import io.realtimeanalytics.simulator.traffic.Outgoing;

/**
 * What a run has sent and what became of it. Nothing counts as written before {@link #flush}.
 *
 * <p>Confined to one thread.
 */
public interface Ledger extends AutoCloseable {

    /** Writes nothing. */
    Ledger NONE =
            new Ledger() {
                @Override
                public void sent(Outgoing event) {}

                @Override
                public void failed(String eventId) {}

                @Override
                public void settled(long events) {}

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    /** The event will be sent after the next flush. */
    void sent(Outgoing event);

    /** It is unknown whether the event arrived, and nobody will try again. */
    void failed(String eventId);

    /** Each of the first so many events of this run has arrived, or was written down as failed. */
    void settled(long events);

    /** Puts all lines where they survive this process, in one write. */
    void flush();

    @Override
    void close();
}
