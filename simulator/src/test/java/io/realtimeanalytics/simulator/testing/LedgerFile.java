package io.realtimeanalytics.simulator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a ledger as its documentation describes it. */
public record LedgerFile(List<String> lines) {

    /** Everything written so far. */
    public static LedgerFile read(Path path) {
        try {
            return new LedgerFile(Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of all lines of a kind, without the letter. */
    public List<List<String>> of(String kind) {
        return lines.stream()
                .filter(line -> line.startsWith(kind + ","))
                .map(line -> List.of(line.substring(2).split(",", -1)))
                .toList();
    }

    /** The newest count of settled events. */
    public long settled() {
        List<List<String>> counts = of("A");
        return counts.isEmpty() ? 0 : Long.parseLong(counts.get(counts.size() - 1).get(0));
    }
}
