package io.realtimeanalytics.verification.charts;

import com.fasterxml.jackson.databind.JsonNode;
import io.realtimeanalytics.verification.charts.ChartPod.Lifetime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What every pod of ours keeps to: Pod Security "restricted", and rules of our own. */
final class PodRules {

    private static final Set<String> VOLUMES =
            Set.of(
                    "name",
                    "configMap",
                    "csi",
                    "downwardAPI",
                    "emptyDir",
                    "ephemeral",
                    "persistentVolumeClaim",
                    "projected",
                    "secret");

    private final ChartPod pod;
    private final List<String> problems = new ArrayList<>();

    private PodRules(ChartPod pod) {
        this.pod = pod;
    }

    static List<String> problems(ChartPod pod) {
        PodRules rules = new PodRules(pod);
        rules.checkPod();
        rules.checkVolumes();
        rules.containers().forEach(rules::checkSecurity);
        rules.containers().forEach(rules::checkResources);
        rules.containers().forEach(rules::checkImage);
        RenderedObject.elements(pod.spec().path("containers")).forEach(rules::checkProbes);
        return List.copyOf(rules.problems);
    }

    private Stream<JsonNode> containers() {
        return Stream.of("containers", "initContainers", "ephemeralContainers")
                .flatMap(field -> RenderedObject.elements(pod.spec().path(field)).stream());
    }

    private void checkPod() {
        JsonNode spec = pod.spec();
        for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            require(!spec.path(shared).asBoolean(), shared);
        }
        JsonNode security = spec.path("securityContext");
        require(security.path("runAsNonRoot").asBoolean(), "runAsNonRoot");
        require(security.path("runAsUser").asInt() > 0, "runAsUser");
        require(
                security.at("/seccompProfile/type").asText().equals("RuntimeDefault"),
                "seccompProfile");
        require(security.path("sysctls").isEmpty(), "sysctls");
        // A job's JobManager keeps its leader in a ConfigMap.
        boolean speaksToApiServer = pod.lifetime() == Lifetime.FLINK;
        require(
                speaksToApiServer || isFalse(spec.path("automountServiceAccountToken")),
                "automountServiceAccountToken");
        require(
                !speaksToApiServer || !spec.path("serviceAccountName").asText().isEmpty(),
                "serviceAccountName");
    }

    private void checkVolumes() {
        for (JsonNode volume : pod.spec().path("volumes")) {
            List<String> fields = new ArrayList<>();
            volume.fieldNames().forEachRemaining(fields::add);
            require(VOLUMES.containsAll(fields), "volume " + fields);
            require(
                    !volume.has("emptyDir") || volume.at("/emptyDir").has("sizeLimit"),
                    "sizeLimit of " + volume.path("name").asText());
        }
    }

    private void checkSecurity(JsonNode container) {
        JsonNode security = container.path("securityContext");
        require(isFalse(security.path("allowPrivilegeEscalation")), "allowPrivilegeEscalation");
        require(!security.path("privileged").asBoolean(), "privileged");
        require(security.path("readOnlyRootFilesystem").asBoolean(), "readOnlyRootFilesystem");
        require(
                security.at("/capabilities/drop").toString().equals("[\"ALL\"]")
                        && security.at("/capabilities/add").isEmpty(),
                "capabilities");
        require(!security.has("runAsUser") || security.path("runAsUser").asInt() > 0, "runAsUser");
        require(
                !security.has("runAsNonRoot") || security.path("runAsNonRoot").asBoolean(),
                "runAsNonRoot");
        for (JsonNode port : container.path("ports")) {
            require(!port.has("hostPort"), "hostPort");
        }
    }

    private void checkResources(JsonNode container) {
        JsonNode resources = container.path("resources");
        require(resources.at("/requests").has("cpu"), "requests.cpu");
        require(resources.at("/requests").has("memory"), "requests.memory");
        require(resources.at("/limits").has("memory"), "limits.memory");
    }

    private void checkImage(JsonNode container) {
        String image = container.path("image").asText();
        String name = image.substring(image.lastIndexOf('/') + 1);
        boolean isPinned = name.contains("@sha256:") || name.contains(":");
        require(isPinned && !name.endsWith(":latest"), "image " + image);
    }

    private void checkProbes(JsonNode container) {
        if (pod.lifetime() == Lifetime.ONCE) {
            return;
        }
        if (pod.lifetime() == Lifetime.WORKING) {
            require(!container.has("ports"), "ports of what cannot be asked");
            return;
        }
        require(container.has("livenessProbe"), "livenessProbe");
        if (pod.lifetime() == Lifetime.SERVING) {
            require(container.has("readinessProbe"), "readinessProbe");
            require(
                    !container.path("livenessProbe").equals(container.path("readinessProbe")),
                    "livenessProbe equals readinessProbe");
        }
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.asBoolean();
    }

    private void require(boolean isMet, String rule) {
        if (!isMet) {
            problems.add(pod + ": " + rule);
        }
    }
}
