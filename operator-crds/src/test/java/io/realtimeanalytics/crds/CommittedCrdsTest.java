package io.realtimeanalytics.crds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class CommittedCrdsTest {
    private static final Path COMMITTED = Path.of("src/main/resources/crds");

    @Test
    @EnabledIfSystemProperty(
            named = "generated.crds",
            matches = ".+",
            disabledReason = "generating needs a JDK 21: make test-crds")
    void equalsWhatTheOperatorsClassesSay() throws IOException {
        var generated = contents(Path.of(System.getProperty("generated.crds")));

        assertThat(contents(COMMITTED)).as("run make crds").isEqualTo(generated);
    }

    @Test
    void flinkDeploymentsCanBeScaledAndMayBeOfFlink22() throws IOException {
        String crd = Files.readString(COMMITTED.resolve("flinkdeployments.flink.apache.org.yaml"));

        assertThat(crd)
                .contains("specReplicasPath: .spec.taskManager.replicas", "- v2_2")
                .contains("labelSelectorPath: .status.taskManager.labelSelector");
    }

    @Test
    void strimziServesNothingButV1() throws IOException {
        for (String kind : new String[] {"kafkas", "kafkanodepools", "kafkatopics", "kafkausers"}) {
            String crd = Files.readString(COMMITTED.resolve(kind + ".kafka.strimzi.io.yaml"));

            assertThat(crd).as(kind).contains("- name: v1\n").doesNotContain("v1beta2");
        }
    }

    private static SortedMap<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
