package io.realtimeanalytics.verification.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every object that the charts make, beside the schema or the model of its kind. */
class SchemaTest {

    private static final String VALUES_FILES =
            "io.realtimeanalytics.verification.charts.RenderedCharts#VALUES_FILES";
    private static final CustomResourceSchemas SCHEMAS = new CustomResourceSchemas();
    private static final TypedKinds TYPED = new TypedKinds();

    @ParameterizedTest
    @FieldSource(VALUES_FILES)
    void everyObjectIsOfItsKind(String valuesFile) {
        List<String> problems = new ArrayList<>();
        for (RenderedObject object : RenderedCharts.of(valuesFile)) {
            problems(object.json()).forEach(problem -> problems.add(object + ": " + problem));
        }

        assertThat(RenderedCharts.of(valuesFile)).hasSizeGreaterThan(60);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, /spec/template/spec/containers/0/livenessProbe, failureTreshold, 3, failureTreshold",
        "Deployment, /spec/template/spec/containers/0/env/0, value, 8080, value",
        "Deployment, /spec, minReadySeconds, soon, minReadySeconds",
        "PodDisruptionBudget, /spec, maxAvailable, 1, maxAvailable",
        "ServiceMonitor, /spec/endpoints/0, intervall, 15s, intervall",
        "Kafka, /spec/kafka/listeners/0, tsl, true, tsl",
        "Kafka, /spec/kafka/listeners/0, port, many, port",
        "KafkaNodePool, /spec, replicas, three, replicas",
        "FlinkDeployment, /spec/job, upgradeMode, always, upgradeMode",
        "FlinkDeployment, /spec/podTemplate/spec, serviceAcount, live, serviceAcount",
    })
    void noticesWhatAnApiServerWouldRefuse(
            String kind, String place, String field, String value, String named) {
        JsonNode object =
                RenderedCharts.ofKind("values-production.yaml", kind).get(0).json().deepCopy();
        assertThat(object.at(place)).isInstanceOf(ObjectNode.class);

        if (value.matches("[0-9]+")) {
            ((ObjectNode) object.at(place)).put(field, Integer.parseInt(value));
        } else {
            ((ObjectNode) object.at(place)).put(field, value);
        }

        assertThat(problems(object)).isNotEmpty().allMatch(problem -> problem.contains(named));
    }

    @Test
    void everyKindIsCheckedInOneWay() {
        assertThat(RenderedCharts.all())
                .allMatch(object -> SCHEMAS.knows(object.json()) != TYPED.knows(object.json()));
    }

    private static List<String> problems(JsonNode object) {
        return TYPED.knows(object) ? TYPED.problems(object) : SCHEMAS.problems(object);
    }
}
