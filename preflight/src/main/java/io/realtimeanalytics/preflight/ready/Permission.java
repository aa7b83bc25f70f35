package io.realtimeanalytics.preflight.ready;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that may be done in the namespace.
 *
 * @param resource plural, with a subresource after a slash
 */
record Permission(String verb, String group, String resource) {

    String plural() {
        int slash = resource.indexOf('/');
        return slash < 0 ? resource : resource.substring(0, slash);
    }

    String subresource() {
        int slash = resource.indexOf('/');
        return slash < 0 ? "" : resource.substring(slash + 1);
    }

    @Override
    public String toString() {
        return verb + " " + resource;
    }

    /** What {@code helm install} does. */
    static List<Permission> ofInstalling() {
        List<Permission> permissions = new ArrayList<>();
        add(permissions, "", "configmaps", "secrets", "services", "serviceaccounts");
        add(permissions, "", "persistentvolumeclaims");
        add(permissions, "apps", "deployments", "statefulsets");
        add(permissions, "autoscaling", "horizontalpodautoscalers");
        add(permissions, "policy", "poddisruptionbudgets");
        add(permissions, "networking.k8s.io", "networkpolicies");
        add(permissions, "rbac.authorization.k8s.io", "roles", "rolebindings");
        add(permissions, "kafka.strimzi.io", "kafkas", "kafkanodepools");
        add(permissions, "kafka.strimzi.io", "kafkatopics", "kafkausers");
        add(permissions, "flink.apache.org", "flinkdeployments");
        return permissions;
    }

    /** What being on call takes: see {@code k8s/base/on-call}. */
    static List<Permission> ofOnCall() {
        return List.of(
                new Permission("list", "", "pods"),
                new Permission("get", "", "pods/log"),
                new Permission("create", "", "pods/portforward"),
                new Permission("patch", "flink.apache.org", "flinkdeployments/scale"),
                new Permission("patch", "apps", "deployments/scale"),
                new Permission("create", "flink.apache.org", "flinkstatesnapshots"));
    }

    private static void add(List<Permission> permissions, String group, String... plurals) {
        for (String plural : plurals) {
            permissions.add(new Permission("create", group, plural));
        }
    }
}
