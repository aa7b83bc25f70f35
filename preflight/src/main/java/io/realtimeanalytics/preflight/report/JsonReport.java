package io.realtimeanalytics.preflight.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.finding.CheckResult;
import io.realtimeanalytics.preflight.finding.Finding;
import io.realtimeanalytics.preflight.finding.Severity;
import java.util.List;
import java.util.Locale;

/** Findings as one JSON object. */
public final class JsonReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    /** The whole report, with a line end. */
    public static String of(Cluster cluster, String stage, List<CheckResult> results) {
        ObjectNode report = JSON.createObjectNode();
        report.put("cluster", cluster.client().getMasterUrl().toString());
        report.put("namespace", cluster.namespace());
        report.put("release", cluster.release());
        report.put("stage", stage);
        report.put(
                "failed",
                results.stream().mapToLong(result -> result.count(Severity.FAILED)).sum());
        ArrayNode findings = report.putArray("findings");
        for (CheckResult result : results) {
            for (Finding finding : result.findings()) {
                findings.add(node(result.check(), finding, cluster.namespace()));
            }
        }
        return report.toPrettyString() + "\n";
    }

    private static ObjectNode node(String check, Finding finding, String namespace) {
        return JSON.createObjectNode()
                .put("check", check)
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("subject", finding.subject())
                .put("message", finding.message())
                .put("fix", finding.fix().replace("NAMESPACE", namespace));
    }
}
