package io.realtimeanalytics.verification.oracle;

import io.realtimeanalytics.verification.oracle.mutant.MutantOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A verdict for people, in Markdown.
 *
 * @param verdict what the oracle says
 * @param traffic settings of the simulator
 * @param laps parts of the run
 */
public record Report(Verdict verdict, Map<String, String> traffic, List<Stopwatch.Lap> laps) {

    /** Whether all is exact, and every mutant was found out. */
    public boolean isGood() {
        return verdict.isGood();
    }

    /** The whole page. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("# Oracle report\n\n")
                .append(
                        "Written by `make oracle`. Every result, point of the time-series store, session,")
                .append(" alert and kept record was recomputed in SQL from the topic")
                .append(" of events and compared, one by one.\n\n");
        appendVerdict(text);
        appendMetrics(text);
        appendPoints(text);
        appendAlerts(text);
        appendNotCompared(text);
        appendDifferences(text);
        appendMutants(text);
        appendRun(text);
        return text.toString();
    }

    private void appendVerdict(StringBuilder text) {
        Verdict.Findings findings = verdict.findings();
        text.append("## Verdict\n")
                .append(findings.isExact() ? "**Exact.**" : "**Not exact.**")
                .append(" Lost ")
                .append(number("lost"))
                .append(", duplicated ")
                .append(number("extra", "doubled"))
                .append(", wrong ")
                .append(
                        number(
                                "wrong",
                                "not final",
                                "older",
                                "residual",
                                "unknown metric",
                                "unknown pattern"))
                .append(". Mutants found out: ")
                .append(verdict.mutants().stream().filter(MutantOutcome::isDetected).count())
                .append(" of ")
                .append(verdict.mutants().size())
                .append(".\n\n");
        table(text, List.of("what arrived", "records"), findings.traffic());
        table(
                text,
                List.of("topic or store", "records or points read"),
                verdict.records().entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), entry.getValue().toString()))
                        .toList());
    }

    private void appendMetrics(StringBuilder text) {
        text.append("## Metrics\nEach window in both result topics: count, amount, digest,")
                .append(" items, sketch, final status.\n\n");
        table(
                text,
                List.of("metric", "windows", "sum of counts", "differences"),
                verdict.findings().metrics());
        if (!verdict.findings().absent().isEmpty()) {
            text.append("Not published by this build, and not compared: ");
            text.append(
                    String.join(
                            ", ",
                            verdict.findings().absent().stream().map(row -> row.get(0)).toList()));
            text.append(".\n\n");
        }
    }

    private void appendPoints(StringBuilder text) {
        text.append("## Time-series store\nEach point that history keeps (windows of 10 s, 1 min,")
                .append(
                        " 1 h; the last 5 and 30 min of what only slides): resolution, count, amount,")
                .append(" items and sketch as the events say, revision that of the newest settled")
                .append(" version. The store is the one of the local run.\n\n");
        table(text, List.of("resolution", "points", "sum of counts"), verdict.findings().points());
    }

    private void appendAlerts(StringBuilder text) {
        text.append("## Alerts\nEach alert once open, then once resolved: id, severity,")
                .append(
                        " subject, dimension, times, count, value, threshold, amount, sample events.")
                .append("\n\n");
        table(text, List.of("pattern", "alerts", "differences"), verdict.findings().alerts());
    }

    private void appendNotCompared(StringBuilder text) {
        text.append("## Not compared\n")
                .append(
                        "- What is usual at this hour of the week: the run is shorter than two weeks,")
                .append(" so detectors go by the hour before.\n")
                .append("- Edited definitions of patterns: the built-in ones ran.\n")
                .append("- The sentence of an alert.\n")
                .append("- Versions of live results that were overtaken by newer ones.\n")
                .append(
                        "- Points of InfluxDB, which `make history-verify` compares with the topic.")
                .append("\n\n");
    }

    private void appendDifferences(StringBuilder text) {
        if (verdict.findings().isExact()) {
            return;
        }
        text.append("## Differences\n");
        table(text, List.of("where", "kind", "number"), verdict.findings().differences());
        text.append("Some of each:\n\n");
        table(
                text,
                List.of("where", "kind", "key", "expected", "found"),
                verdict.findings().examples());
    }

    private void appendMutants(StringBuilder text) {
        text.append(
                "## Mutants\nFaulty platforms, made on purpose: the oracle must notice each.\n\n");
        table(
                text,
                List.of("mutant", "what it does", "noticed by"),
                verdict.mutants().stream()
                        .map(one -> List.of(one.name(), one.purpose(), one.evidence()))
                        .toList());
    }

    private void appendRun(StringBuilder text) {
        text.append("## The run\n");
        table(
                text,
                List.of("part", "seconds", "CPU seconds"),
                laps.stream()
                        .map(
                                lap ->
                                        List.of(
                                                lap.part(),
                                                rounded(lap.seconds()),
                                                rounded(lap.cpuSeconds())))
                        .toList());
        table(
                text,
                List.of("setting of the simulator", "value"),
                traffic.entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static String rounded(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private long number(String... kinds) {
        return verdict.findings().differences().stream()
                .filter(row -> List.of(kinds).contains(row.get(1)))
                .mapToLong(row -> Long.parseLong(row.get(2)))
                .sum();
    }

    private static void table(StringBuilder text, List<String> head, List<List<String>> rows) {
        row(text, head);
        row(text, head.stream().map(cell -> "---").toList());
        rows.forEach(row -> row(text, row));
        text.append('\n');
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append('|');
        for (String cell : cells) {
            text.append(' ').append(cell.replace("|", "\\|").replace("\n", "; ")).append(" |");
        }
        text.append('\n');
    }
}
