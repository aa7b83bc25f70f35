package io.realtimeanalytics.verification.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realtimeanalytics.verification.charts.ChartPod.Lifetime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every pod that the charts ask for, with every values file, beside the rules for pods. */
class PodRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyPodKeepsToTheRules() {
        List<ChartPod> pods = RenderedCharts.all().stream().flatMap(ChartPod::of).toList();

        assertThat(pods).extracting(ChartPod::lifetime).contains(Lifetime.values());
        assertThat(pods).flatExtracting(PodRules::problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/spec                        | hostNetwork                  | true",
                "/spec                        | automountServiceAccountToken | true",
                "/spec/securityContext        | runAsNonRoot                 | false",
                "/spec/securityContext        | runAsUser                    | 0",
                "/spec/securityContext        | seccompProfile               | {\"type\": \"Unconfined\"}",
                "/spec                        | volumes                      | [{\"name\": \"v\", \"hostPath\": {}}]",
                "/spec                        | volumes                      | [{\"name\": \"v\", \"emptyDir\": {}}]",
                "/container                   | image                        | \"collector\"",
                "/container                   | image                        | \"collector:latest\"",
                "/container                   | livenessProbe                | null",
                "/container                   | readinessProbe               | null",
                "/container                   | ports                        | [{\"hostPort\": 80}]",
                "/container/resources         | requests                     | {\"cpu\": 1}",
                "/container/resources         | requests                     | {\"memory\": 1}",
                "/container/resources         | limits                       | {\"cpu\": 1}",
                "/container/securityContext   | allowPrivilegeEscalation     | true",
                "/container/securityContext   | readOnlyRootFilesystem       | false",
                "/container/securityContext   | privileged                   | true",
                "/container/securityContext   | capabilities                 | {\"drop\": [\"CHOWN\"]}",
                "/container/securityContext   | runAsUser                    | 0"
            })
    void noticesAPodThatBreaksARule(String place, String field, String value)
            throws JsonProcessingException {
        ChartPod good =
                RenderedCharts.ofKind("values-production.yaml", "Deployment").stream()
                        .flatMap(ChartPod::of)
                        .findFirst()
                        .orElseThrow();
        ObjectNode spec = good.spec().deepCopy();
        JsonNode changed = JSON.createObjectNode().set("spec", spec);
        ((ObjectNode) changed).set("container", spec.at("/containers/0"));

        ObjectNode owner = (ObjectNode) changed.at(place);
        JsonNode given = JSON.readTree(value);
        if (given.isNull()) {
            owner.remove(field);
        } else {
            owner.set(field, given);
        }

        assertThat(PodRules.problems(good)).isEmpty();
        assertThat(PodRules.problems(new ChartPod("changed", good.labels(), spec, good.lifetime())))
                .hasSize(1);
    }

    @Test
    void joinsWhatFlinksOperatorJoins() {
        List<ChartPod> pods =
                RenderedCharts.ofKind("values-kind.yaml", "FlinkDeployment").stream()
                        .flatMap(ChartPod::of)
                        .toList();

        assertThat(pods).hasSize(6);
        assertThat(pods)
                .allMatch(pod -> pod.spec().path("containers").size() == 1)
                .allMatch(pod -> pod.spec().at("/containers/0").has("env"))
                .allMatch(pod -> pod.spec().at("/containers/0").has("livenessProbe"));
    }
}
