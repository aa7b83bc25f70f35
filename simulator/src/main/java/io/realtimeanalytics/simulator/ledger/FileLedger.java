package io.realtimeanalytics.simulator.ledger;

import io.realtimeanalytics.simulator.traffic.Outgoing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A ledger in a text file, to which each run appends. The format is described in the module's
 * README.
 *
 * <p>Lines are handed to the operating system, so they survive the process, but not the machine.
 */
public final class FileLedger implements Ledger {

    private final FileChannel file;
    private final StringBuilder lines = new StringBuilder(16_384);
    private long settled;

    private FileLedger(FileChannel file) {
        this.file = file;
    }

    /** Opens the file, creating it and its folder where needed, and begins a run in it. */
    public static FileLedger open(Path path, long seed, long startMillis) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel file =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            file.truncate(endOfLastLine(file));
            file.position(file.size());
            FileLedger ledger = new FileLedger(file);
            ledger.lines.append("R,").append(seed).append(',').append(startMillis).append('\n');
            ledger.flush();
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException("ledger " + path + ": " + e, e);
        }
    }

    @Override
    public void sent(Outgoing event) {
        lines.append("S,")
                .append(event.eventId())
                .append(',')
                .append(event.siteId())
                .append(',')
                .append(event.eventTimeMillis())
                .append(',')
                .append(event.receivedAtMillis())
                .append(',')
                .append(event.type().name())
                .append(',')
                .append(event.eventClass().id())
                .append('\n');
    }

    @Override
    public void failed(String eventId) {
        lines.append("F,").append(eventId).append('\n');
    }

    @Override
    public void settled(long events) {
        if (events > settled) {
            settled = events;
            lines.append("A,").append(events).append('\n');
        }
    }

    @Override
    public void flush() {
        if (lines.isEmpty()) {
            return;
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("ledger: " + e, e);
        }
        lines.setLength(0);
    }

    @Override
    public void close() {
        flush();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("ledger: " + e, e);
        }
    }

    // A killed run can leave half a line, of an event that was never sent.
    private static long endOfLastLine(FileChannel file) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = file.size(); end > 0; end--) {
            one.clear();
            if (file.read(one, end - 1) == 1 && one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }
}
