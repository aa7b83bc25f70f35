package io.realtimeanalytics.local.preflight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Which process listens on a port, as far as this user may know. */
final class PortOwners {

    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS_COLUMN = 1;
    private static final int STATE_COLUMN = 3;
    private static final int INODE_COLUMN = 9;

    private PortOwners() {}

    /** For example {@code java (process 4711)}. */
    static Optional<String> find(int port) {
        Optional<String> pid = Files.exists(Path.of("/proc/net/tcp")) ? byProc(port) : byLsof(port);
        return pid.map(
                id ->
                        ProcessHandle.of(Long.parseLong(id))
                                        .flatMap(process -> process.info().command())
                                        .map(command -> Path.of(command).getFileName() + " ")
                                        .orElse("")
                                + "(process "
                                + id
                                + ")");
    }

    private static Optional<String> byProc(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)))
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length > INODE_COLUMN && row[STATE_COLUMN].equals(LISTENING))
                .filter(row -> portOf(row[LOCAL_ADDRESS_COLUMN]) == port)
                .map(row -> "socket:[" + row[INODE_COLUMN] + "]")
                .findFirst()
                .flatMap(PortOwners::processWithSocket);
    }

    private static int portOf(String hexAddress) {
        int colon = hexAddress.indexOf(':');
        return colon < 0 ? -1 : Integer.parseInt(hexAddress.substring(colon + 1), 16);
    }

    private static Optional<String> processWithSocket(String socket) {
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process.resolve("fd"), socket)) {
                    return Optional.of(process.getFileName().toString());
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean holds(Path descriptors, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(descriptors)) {
            for (Path file : files) {
                if (Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException e) {
            // Another user's process, or one that has just ended.
            return false;
        }
        return false;
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table, StandardCharsets.US_ASCII).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Optional<String> byLsof(int port) {
        try {
            Process lsof =
                    new ProcessBuilder(
                                    "lsof",
                                    "-nP",
                                    "-t",
                                    String.format(Locale.ROOT, "-iTCP:%d", port),
                                    "-sTCP:LISTEN")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!lsof.waitFor(3, TimeUnit.SECONDS)) {
                lsof.destroyForcibly();
                return Optional.empty();
            }
            String text =
                    new String(lsof.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return text.lines().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
