package io.realtimeanalytics.preflight.ready;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.net.HttpURLConnection;
import java.util.List;

/** Autoscalers can ask how busy pods are. */
public final class MetricsApiCheck implements Check {

    private static final String SUBJECT = "metrics.k8s.io";
    private static final String PODS = "/apis/metrics.k8s.io/v1beta1/namespaces/";

    @Override
    public String name() {
        return "Metrics API";
    }

    @Override
    public List<Finding> look(Cluster cluster) {
        return List.of(judge(cluster));
    }

    private static Finding judge(Cluster cluster) {
        APIGroup group = cluster.client().getApiGroup(SUBJECT);
        if (group == null) {
            return Finding.failed(
                    SUBJECT,
                    "is not served: no autoscaler can work, nor kubectl top",
                    "install metrics-server: make operators");
        }
        try {
            cluster.client().raw(PODS + cluster.namespace() + "/pods");
            return Finding.ok(SUBJECT, "answers");
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            return Finding.failed(
                    SUBJECT,
                    "is registered but does not answer (" + e.getCode() + ")",
                    "kubectl -n kube-system logs deployment/metrics-server; on kind it needs"
                            + " --kubelet-insecure-tls");
        }
    }
}
