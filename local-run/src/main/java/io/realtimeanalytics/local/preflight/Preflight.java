package io.realtimeanalytics.local.preflight;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everything that can be wrong with a machine, in one line each, with what to do about it. */
public final class Preflight {

    private static final int LEAST_JAVA_VERSION = 17;
    private static final long GIB = 1L << 30;
    private static final long LEAST_MEMORY_BYTES = 4 * GIB;
    private static final long LEAST_DISK_BYTES = 5 * GIB;

    private Preflight() {}

    /** Problems of the machine; empty if there are none. */
    public static List<String> problemsOf(Machine machine) {
        List<String> problems = new ArrayList<>();
        if (machine.javaVersion() < LEAST_JAVA_VERSION) {
            problems.add(
                    "Java %d is too old (needed: JDK %d or newer)"
                            .formatted(machine.javaVersion(), LEAST_JAVA_VERSION));
        }
        if (machine.availableMemoryBytes() < LEAST_MEMORY_BYTES) {
            problems.add(
                    "only %s of memory available (needed: %s); close other programs"
                            .formatted(
                                    gib(machine.availableMemoryBytes()), gib(LEAST_MEMORY_BYTES)));
        }
        if (machine.freeDiskBytes() < LEAST_DISK_BYTES) {
            problems.add(
                    "only %s of disk free (needed: %s); choose another disk with DEMO_DIR=/path"
                            .formatted(gib(machine.freeDiskBytes()), gib(LEAST_DISK_BYTES)));
        }
        return problems;
    }

    /**
     * Ports that cannot be listened on, or that two parts want.
     *
     * @param portsBySetting port by the setting that chooses it
     */
    public static List<String> problemsOf(Map<String, Integer> portsBySetting) {
        List<String> problems = new ArrayList<>();
        Map<Integer, String> seen = new HashMap<>();
        portsBySetting.forEach(
                (setting, port) -> {
                    String other = seen.putIfAbsent(port, setting);
                    if (other != null) {
                        problems.add(
                                "port %d is chosen twice: %s and %s"
                                        .formatted(port, other, setting));
                    } else if (!isFree(port)) {
                        problems.add(busy(setting, port));
                    }
                });
        return problems;
    }

    /** Size for people. */
    public static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
    }

    private static String busy(String setting, int port) {
        Optional<String> owner = PortOwners.find(port);
        return "port %d is busy%s; choose another with %s=PORT, or move all with DEMO_PORT_OFFSET=100"
                .formatted(port, owner.map(name -> ", used by " + name).orElse(""), setting);
    }

    private static boolean isFree(int port) {
        // The wildcard address too: a program that listens on all interfaces has the port.
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers do: connections of a run that has just ended do not block the port.
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
