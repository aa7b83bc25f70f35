package io.realtimeanalytics.verification.oracle.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that an invented visitor does.
 *
 * @param visitor who
 * @param number of the event; equal for no two
 * @param atMillis when, from the begin
 * @param arrivesMillis when it arrives, from the begin
 * @param action what
 * @param detail depends on the action; - for nothing
 */
record BoundaryCase(
        String visitor,
        int number,
        long atMillis,
        long arrivesMillis,
        String action,
        String detail) {

    private static final int FIXED_COLUMNS = 4;

    /** All of a text, in order of arrival. */
    static List<BoundaryCase> parse(String text) {
        List<BoundaryCase> cases = new ArrayList<>();
        text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> addAll(line.trim().split(" +"), cases));
        cases.sort(Comparator.comparingLong(BoundaryCase::arrivesMillis));
        return cases;
    }

    private static void addAll(String[] cells, List<BoundaryCase> cases) {
        Map<String, Long> options = new HashMap<>();
        Arrays.stream(cells)
                .skip(FIXED_COLUMNS)
                .map(option -> option.split("=", 2))
                .forEach(option -> options.put(option[0], Long.parseLong(option[1])));
        long delayMillis = options.getOrDefault("delay", 0L);
        for (int turn = 0; turn < options.getOrDefault("times", 1L); turn++) {
            long atMillis = Long.parseLong(cells[1]) + turn * options.getOrDefault("every", 0L);
            cases.add(
                    new BoundaryCase(
                            numbered(cells[0], turn),
                            cases.size(),
                            atMillis,
                            atMillis + delayMillis,
                            cells[2],
                            numbered(cells[3], turn)));
        }
    }

    private static String numbered(String cell, int turn) {
        return cell.replace("#", Integer.toString(turn));
    }

    /** One of the parts of the detail, which commas separate; empty if there is none. */
    String part(int index) {
        String[] parts = detail.equals("-") ? new String[0] : detail.split(",");
        return index < parts.length ? parts[index] : "";
    }
}
