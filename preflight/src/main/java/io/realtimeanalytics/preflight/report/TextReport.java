package io.realtimeanalytics.preflight.report;

import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.finding.CheckResult;
import io.realtimeanalytics.preflight.finding.Finding;
import io.realtimeanalytics.preflight.finding.Severity;
import java.util.List;

/** Findings as lines; what is not well is followed by its fix. */
public final class TextReport {

    private TextReport() {}

    /** The whole report. */
    public static String of(Cluster cluster, String stage, List<CheckResult> results) {
        StringBuilder text = new StringBuilder();
        text.append(cluster.client().getMasterUrl())
                .append(", namespace ")
                .append(cluster.namespace())
                .append(", ")
                .append(stage)
                .append(" an install\n");
        for (CheckResult result : results) {
            text.append('\n').append(result.check()).append('\n');
            for (Finding finding : result.findings()) {
                append(text, finding, cluster.namespace());
            }
        }
        text.append('\n')
                .append(count(results, Severity.OK))
                .append(" fine, ")
                .append(count(results, Severity.WARNING))
                .append(" to look at, ")
                .append(count(results, Severity.FAILED))
                .append(" failed, ")
                .append(count(results, Severity.UNKNOWN))
                .append(" not known\n");
        return text.toString();
    }

    private static void append(StringBuilder text, Finding finding, String namespace) {
        text.append("  ")
                .append(mark(finding.severity()))
                .append(finding.subject())
                .append(": ")
                .append(finding.message())
                .append('\n');
        if (!finding.fix().isEmpty()) {
            text.append("        fix: ")
                    .append(finding.fix().replace("NAMESPACE", namespace))
                    .append('\n');
        }
    }

    private static String mark(Severity severity) {
        return switch (severity) {
            case OK -> "ok    ";
            case WARNING -> "LOOK  ";
            case FAILED -> "FAIL  ";
            case UNKNOWN -> "?     ";
        };
    }

    private static long count(List<CheckResult> results, Severity severity) {
        return results.stream().mapToLong(result -> result.count(severity)).sum();
    }
}
