package io.realtimeanalytics.preflight.finding;

import io.realtimeanalytics.preflight.cluster.Cluster;
import java.util.List;

/** Looks at one side of a cluster; changes nothing. */
public interface Check {

    /** A few words: what it looks at. */
    String name();

    /**
     * What it found, at least one finding.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the cluster refuses an
     *     answer
     */
    List<Finding> look(Cluster cluster);
}
