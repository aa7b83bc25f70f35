package io.realtimeanalytics.bridge.history;

import java.util.List;
import java.util.stream.Collectors;

/** CSV as RFC 4180 has it, safe to open in a spreadsheet: no text becomes a formula. */
final class Csv {

    private static final String NEEDS_QUOTES = "\",\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Csv() {}

    static String of(List<List<String>> table) {
        return table.stream()
                .map(row -> row.stream().map(Csv::field).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String field(String text) {
        String safe = isFormula(text) ? '\'' + text : text;
        boolean needsQuotes = safe.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
        return needsQuotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty()
                && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                && !text.matches("-?[0-9.]+(E-?[0-9]+)?");
    }
}
