package io.realtimeanalytics.verification.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** How many pods there may be, beside what they share and where they must fit. */
class ScalingTest {

    private static final String VALUES_FILES =
            "io.realtimeanalytics.verification.charts.RenderedCharts#VALUES_FILES";

    /** Of a node with two cores, what is left beside the system's own pods. */
    private static final BigDecimal CORES_OF_KIND = new BigDecimal("1.8");

    @ParameterizedTest
    @FieldSource(VALUES_FILES)
    void everyAutoscalerHasOneTargetAndLeavesItsReplicasAlone(String valuesFile) {
        List<RenderedObject> scalers = RenderedCharts.ofKind(valuesFile, "HorizontalPodAutoscaler");

        assertThat(scalers).isNotEmpty();
        for (RenderedObject scaler : scalers) {
            List<RenderedObject> targets =
                    RenderedCharts.of(valuesFile).stream()
                            .filter(object -> PodGroup.isTarget(scaler, object))
                            .toList();
            assertThat(targets).as(scaler.place()).hasSize(1);
            assertThat(targets.get(0).at("/spec/replicas").isMissingNode())
                    .as(scaler.place())
                    .isTrue();
            assertThat(scaler.at("/spec/minReplicas").asInt())
                    .as(scaler.place())
                    .isBetween(1, scaler.at("/spec/maxReplicas").asInt());
        }
    }

    @ParameterizedTest
    @FieldSource(VALUES_FILES)
    void noSlotIsWithoutAPartition(String valuesFile) {
        assertThat(mostSlots(valuesFile, "live")).isBetween(1, partitions(valuesFile, "events"));
        assertThat(mostSlots(valuesFile, "patterns"))
                .isBetween(1, partitions(valuesFile, "events"));
        assertThat(mostSlots(valuesFile, "history"))
                .isBetween(1, partitions(valuesFile, "metrics.settled"));
    }

    @ParameterizedTest
    @FieldSource(VALUES_FILES)
    void whatThereAreSeveralOfIsTakenAwayOneByOne(String valuesFile) {
        List<PodGroup> several =
                groups(valuesFile)
                        .filter(group -> group.most() > 1)
                        // Strimzi makes the budget of its pods itself; nobody misses the simulator.
                        .filter(group -> !group.owner().kind().equals("KafkaNodePool"))
                        .filter(group -> !group.owner().name().endsWith("-simulator"))
                        .toList();

        assertThat(several).isNotEmpty();
        for (PodGroup group : several) {
            assertThat(budgets(group)).as(group.toString()).hasSize(1);
        }
    }

    @Test
    void theProfileOfALocalClusterFitsTwoCores() {
        BigDecimal cores =
                groups("values-kind.yaml")
                        .map(PodGroup::leastCpu)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(groups("values-kind.yaml")).allMatch(group -> group.cpu().signum() > 0);
        assertThat(cores).isGreaterThan(new BigDecimal("0.5")).isLessThan(CORES_OF_KIND);
    }

    private static Stream<PodGroup> groups(String valuesFile) {
        return RenderedCharts.of(valuesFile).stream().flatMap(PodGroup::of);
    }

    private static int mostSlots(String valuesFile, String job) {
        PodGroup taskManagers =
                groups(valuesFile)
                        .filter(group -> group.role().equals("taskManager"))
                        .filter(group -> group.owner().name().endsWith("-" + job))
                        .findFirst()
                        .orElseThrow();
        JsonNode slots =
                taskManagers
                        .owner()
                        .at("/spec/flinkConfiguration")
                        .path("taskmanager.numberOfTaskSlots");
        return taskManagers.most() * slots.asInt();
    }

    private static int partitions(String valuesFile, String topic) {
        return RenderedCharts.ofKind(valuesFile, "KafkaTopic").stream()
                .filter(object -> object.at("/spec/topicName").asText().equals(topic))
                .findFirst()
                .orElseThrow()
                .at("/spec/partitions")
                .asInt();
    }

    private static List<RenderedObject> budgets(PodGroup group) {
        List<ChartPod> pods =
                ChartPod.of(group.owner())
                        .filter(pod -> pod.place().endsWith(group.role()))
                        .toList();
        assertThat(pods).hasSize(1);
        return RenderedCharts.ofKind(group.owner().valuesFile(), "PodDisruptionBudget").stream()
                .filter(budget -> budget.at("/spec/maxUnavailable").asInt() == 1)
                .filter(budget -> Labels.select(budget.at("/spec/selector"), pods.get(0).labels()))
                .toList();
    }
}
