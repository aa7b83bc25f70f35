package io.realtimeanalytics.verification.fanout;

import io.realtimeanalytics.verification.fanout.server.Machine;
import io.realtimeanalytics.verification.fanout.server.Usage;
import java.util.Locale;

/** CPU time since a moment: of a server, of this process with the clients, and of the machine. */
final class CpuTime {

    private static final double NANOS_PER_SECOND = 1e9;

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

    /** Processors that were busy with something else since then. */
    double othersShare() {
        double clientsSeconds = clients.cpuSeconds() - clientsBefore;
        double allSeconds = Machine.busyCpuSeconds() - machineBefore;
        return (allSeconds - serverSeconds() - clientsSeconds) / seconds();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "processors: server %.2f, clients and Kafka %.2f, others %.2f",
                serverSeconds() / seconds(),
                (clients.cpuSeconds() - clientsBefore) / seconds(),
                othersShare());
    }

    private double seconds() {
        return (System.nanoTime() - beganNanos) / NANOS_PER_SECOND;
    }
}
