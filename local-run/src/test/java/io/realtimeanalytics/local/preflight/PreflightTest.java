package io.realtimeanalytics.local.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.local.testing.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final long GIB = 1L << 30;

    @Test
    void findsNothingWrongWithAFitMachine() {
        assertThat(Preflight.problemsOf(new Machine(17, 4 * GIB, 5 * GIB))).isEmpty();
    }

    @Test
    void saysInOneLineEachWhatIsMissingAndWhatToDo() {
        List<String> problems = Preflight.problemsOf(new Machine(11, 3 * GIB, GIB / 2));

        assertThat(problems)
                .containsExactly(
                        "Java 11 is too old (needed: JDK 17 or newer)",
                        "only 3.0 GiB of memory available (needed: 4.0 GiB); close other programs",
                        "only 0.5 GiB of disk free (needed: 5.0 GiB); choose another disk with"
                                + " DEMO_DIR=/path");
    }

    @Test
    void looksAtThisMachine(@TempDir Path folder) throws IOException {
        Machine machine = Machine.inspect(folder);

        assertThat(machine.javaVersion()).isGreaterThanOrEqualTo(17);
        assertThat(machine.availableMemoryBytes()).isPositive();
        assertThat(machine.freeDiskBytes()).isPositive();
    }

    @Test
    void acceptsFreePorts() throws IOException {
        assertThat(Preflight.problemsOf(Map.of("DEMO_PORT_KAFKA", FreePorts.next()))).isEmpty();
    }

    @Test
    void namesThePortThatIsBusyItsOwnerAndTheSetting() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();

            List<String> problems = Preflight.problemsOf(Map.of("DEMO_PORT_FLINK", port));

            assertThat(problems)
                    .singleElement()
                    .asString()
                    .startsWith("port " + port + " is busy, used by java (process ")
                    .contains("(process " + ProcessHandle.current().pid() + ")")
                    .endsWith(
                            "choose another with DEMO_PORT_FLINK=PORT, or move all with"
                                    + " DEMO_PORT_OFFSET=100");
        }
    }

    @Test
    void refusesAPortThatTwoPartsWant() throws IOException {
        int port = FreePorts.next();
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("DEMO_PORT_KAFKA", port);
        ports.put("DEMO_PORT_STORE", port);

        assertThat(Preflight.problemsOf(ports))
                .containsExactly(
                        "port " + port + " is chosen twice: DEMO_PORT_KAFKA and DEMO_PORT_STORE");
    }
}
