package io.realtimeanalytics.verification.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the charts refuse, and how they say it. */
class ValuesTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path PARTS = RenderedCharts.CHART.resolve("charts");

    private static final Pattern REFUSED = Pattern.compile("'noSuchKey' not allowed");

    /** Whose keys are names of somebody's own. */
    private static final Set<String> FREE =
            Set.of(
                    "annotations",
                    "config",
                    "flinkConfiguration",
                    "labels",
                    "settings",
                    "sites",
                    "topicConfig",
                    "topics");

    @Test
    void helmFindsNothingToBlame() {
        assertThat(new Helm(RenderedCharts.CHART).lint().strict().call())
                .satisfies(result -> assertThat(result.getMessages()).noneMatch(this::isBlame))
                .satisfies(result -> assertThat(result.isFailed()).isFalse());
    }

    @Test
    void noPartTakesAKeyThatItDoesNotKnow() throws IOException {
        List<String> objects = objectsOfValues();
        Map<String, String> unknown = new LinkedHashMap<>();
        objects.forEach(path -> unknown.put(path + "noSuchKey", "1"));

        assertThat(parts()).allMatch(part -> objects.contains(part + "."));
        assertThat(objects).contains("", "global.image.", "pipeline.live.autoscaling.scaleUp.");
        assertThatThrownBy(() -> RenderedCharts.renderWith("values-kind.yaml", unknown))
                .message()
                .satisfies(
                        message ->
                                assertThat(REFUSED.matcher(message).results())
                                        .hasSize(objects.size()));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "mistakes.csv", delimiter = '|', numLinesToSkip = 1)
    void namesAMistakeThatNoSchemaSees(String valuesFile, String values, String message) {
        Map<String, String> mistake = new LinkedHashMap<>();
        for (String value : values.split(";", -1)) {
            mistake.put(
                    value.substring(0, value.indexOf('=')).strip(),
                    value.substring(value.indexOf('=') + 1).strip());
        }

        assertThatThrownBy(() -> RenderedCharts.renderWith(valuesFile, mistake))
                .hasMessageContaining("These values do not go together:")
                .hasMessageContaining("- " + message);
    }

    @Test
    void everyMistakeThatTheChartNamesIsTried() throws IOException {
        long named;
        try (Stream<String> lines =
                Files.lines(RenderedCharts.CHART.resolve("templates/_validate.tpl"))) {
            named = lines.filter(line -> line.startsWith("- ")).count();
        }
        try (Stream<String> lines =
                Files.lines(
                        Path.of(
                                "src/test/resources/io/realtimeanalytics/verification/charts/mistakes.csv"))) {
            assertThat(lines.skip(1).map(line -> line.substring(line.lastIndexOf('|'))).distinct())
                    .hasSizeGreaterThanOrEqualTo((int) named);
        }
    }

    private boolean isBlame(String message) {
        return message.contains("[WARNING]") || message.contains("[ERROR]");
    }

    /** Prefixes of keys, of all that the values files show as an object of fixed keys. */
    private static List<String> objectsOfValues() throws IOException {
        List<String> paths = new ArrayList<>();
        collect("", YAML.readTree(RenderedCharts.CHART.resolve("values.yaml").toFile()), paths);
        for (String part : parts()) {
            collect(
                    part + ".",
                    YAML.readTree(PARTS.resolve(part).resolve("values.yaml").toFile()),
                    paths);
        }
        return paths.stream().distinct().toList();
    }

    private static void collect(String path, JsonNode values, List<String> paths) {
        paths.add(path);
        values.properties().stream()
                .filter(value -> value.getValue().isObject())
                .filter(value -> !FREE.contains(value.getKey()))
                .forEach(value -> collect(path + value.getKey() + ".", value.getValue(), paths));
    }

    private static List<String> parts() throws IOException {
        try (Stream<Path> folders = Files.list(PARTS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(part -> !part.equals("common"))
                    .sorted()
                    .toList();
        }
    }
}
