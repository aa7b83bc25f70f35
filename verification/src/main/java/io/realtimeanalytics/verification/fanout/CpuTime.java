package io.realtimeanalytics.verification.fanout;

import io.realtimeanalytics.verification.fanout.server.Machine;
import io.realtimeanalytics.verification.fanout.server.Usage;
import java.util.Locale;

/** CPU time since a moment: of a server, of this process with the clients, and of the machine. */
final class CpuTime {

    private final Usage server;
    private final Usage clients = Usage.ofThisProcess();
    private final double serverBefore;
    private final double clientsBefore;
    private final double machineBefore;
    private final long beganNanos = System.nanoTime();

    CpuTime(Usage server) {
        this.server = server;
        this.serverBefore = server.cpuSeconds();
        this.clientsBefore = clients.cpuSeconds();
        this.machineBefore = Machine.busyCpuSeconds();
    }

    double serverSeconds() {
        return server.cpuSeconds() - serverBefore;
    }

    /** Shares of a processor since then. */
    @Override
    public String toString() {
        double seconds = (System.nanoTime() - beganNanos) / 1e9;
        double ours = serverSeconds();
        double clientsSeconds = clients.cpuSeconds() - clientsBefore;
        double all = Machine.busyCpuSeconds() - machineBefore;
        return String.format(
                Locale.ROOT,
                "processors: server %.2f, clients and Kafka %.2f, others %.2f",
                ours / seconds,
                clientsSeconds / seconds,
                (all - ours - clientsSeconds) / seconds);
    }
}
