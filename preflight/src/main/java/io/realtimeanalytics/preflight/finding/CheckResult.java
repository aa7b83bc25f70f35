package io.realtimeanalytics.preflight.finding;

import java.util.List;

/** What one check found. */
public record CheckResult(String check, List<Finding> findings) {

    public CheckResult {
        findings = List.copyOf(findings);
    }

    /** How many findings count as this. */
    public long count(Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }
}
