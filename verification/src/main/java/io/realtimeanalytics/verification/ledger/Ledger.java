package io.realtimeanalytics.verification.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the simulator says it sent, over all its runs.
 *
 * @param acknowledged what Kafka confirmed
 * @param uncertain what was under way when a run was killed: it may have arrived or not
 */
record Ledger(List<Sent> acknowledged, List<Sent> uncertain) {

    /**
     * Reads a ledger file. A line that a killed run wrote in part is the last one and says nothing:
     * what it describes was not sent yet.
     */
    static Ledger read(Path file) throws IOException {
        List<Sent> acknowledged = new ArrayList<>();
        List<Sent> uncertain = new ArrayList<>();
        Run run = new Run();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("R,")) {
                    run.sortInto(acknowledged, uncertain);
                    run = new Run();
                } else {
                    run.accept(line);
                }
            }
        }
        run.sortInto(acknowledged, uncertain);
        return new Ledger(List.copyOf(acknowledged), List.copyOf(uncertain));
    }

    private static final class Run {
        private final List<Sent> sent = new ArrayList<>();
        private final Set<String> failed = new HashSet<>();
        private int acknowledged;

        void accept(String line) {
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case 'S' -> sent.add(Sent.parse(line));
                case 'A' -> acknowledged = Integer.parseInt(line.substring(2));
                case 'F' -> failed.add(line.substring(2));
                default -> throw new IllegalArgumentException("ledger line: " + line);
            }
        }

        // A failed send may have reached the log all the same, if only its confirmation got lost.
        void sortInto(List<Sent> certain, List<Sent> uncertain) {
            for (int i = 0; i < sent.size(); i++) {
                boolean isCertain = i < acknowledged && !failed.contains(sent.get(i).eventId());
                (isCertain ? certain : uncertain).add(sent.get(i));
            }
        }
    }
}
