package io.realtimeanalytics.preflight.cluster;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The kinds of the operators' custom resources that the platform is made of. */
public enum CustomKind {
    KAFKA("Kafka", "kafkas", "kafka.strimzi.io", "v1"),
    KAFKA_NODE_POOL("KafkaNodePool", "kafkanodepools", "kafka.strimzi.io", "v1"),
    KAFKA_TOPIC("KafkaTopic", "kafkatopics", "kafka.strimzi.io", "v1"),
    KAFKA_USER("KafkaUser", "kafkausers", "kafka.strimzi.io", "v1"),
    FLINK_DEPLOYMENT("FlinkDeployment", "flinkdeployments", "flink.apache.org", "v1beta1"),
    FLINK_STATE_SNAPSHOT(
            "FlinkStateSnapshot", "flinkstatesnapshots", "flink.apache.org", "v1beta1"),
    SERVICE_MONITOR("ServiceMonitor", "servicemonitors", "monitoring.coreos.com", "v1"),
    POD_MONITOR("PodMonitor", "podmonitors", "monitoring.coreos.com", "v1"),
    PROMETHEUS_RULE("PrometheusRule", "prometheusrules", "monitoring.coreos.com", "v1");

    private final String kind;
    private final String plural;
    private final String group;
    private final String version;

    CustomKind(String kind, String plural, String group, String version) {
        this.kind = kind;
        this.plural = plural;
        this.group = group;
        this.version = version;
    }

    /** As in manifests. */
    public String kind() {
        return kind;
    }

    /** The version that our charts render. */
    public String version() {
        return version;
    }

    /** The name of the definition in the cluster. */
    public String definitionName() {
        return plural + "." + group;
    }

    /** How clients know it. */
    public ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
