package io.realtimeanalytics.verification.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What Helm makes of the charts for each values file, once per JVM, hooks and tests of the release
 * among it.
 */
final class RenderedCharts {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    static final Path CHART = REPOSITORY.resolve("helm/realtime-analytics");
    static final List<String> VALUES_FILES =
            List.of(
                    "values.yaml",
                    "values-kind.yaml",
                    "values-staging.yaml",
                    "values-production.yaml");
    static final String RELEASE = "analytics";

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, List<RenderedObject>> RENDERED = new ConcurrentHashMap<>();
    private static final Path WITH_HOOKS = withHooksAsObjects();

    private RenderedCharts() {}

    static List<RenderedObject> all() {
        return VALUES_FILES.stream().flatMap(file -> of(file).stream()).toList();
    }

    static List<RenderedObject> of(String valuesFile) {
        return RENDERED.computeIfAbsent(valuesFile, RenderedCharts::render);
    }

    static List<RenderedObject> ofKind(String valuesFile, String kind) {
        return of(valuesFile).stream().filter(object -> object.kind().equals(kind)).toList();
    }

    /**
     * Renders with single values as {@code helm --set} takes them; a refusal is an exception with
     * Helm's message.
     */
    static String renderWith(String valuesFile, Map<String, String> values) {
        return render(CHART, valuesFile, values);
    }

    private static List<RenderedObject> render(String valuesFile) {
        List<RenderedObject> objects = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class)
                        .readValues(render(WITH_HOOKS, valuesFile, Map.of()))) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document.has("kind")) {
                    objects.add(new RenderedObject(valuesFile, document));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(valuesFile, e);
        }
        return List.copyOf(objects);
    }

    private static String render(Path chart, String valuesFile, Map<String, String> values) {
        var command =
                new Helm(chart)
                        .template()
                        .withName(RELEASE)
                        .withNamespace("analytics")
                        .withKubeVersion("1.34.0")
                        .withValuesFile(CHART.resolve(valuesFile))
                        .set("global.lookup", "false");
        values.forEach(command::set);
        return command.call();
    }

    /** The library renders no hooks, so they are ordinary objects in a copy of the charts. */
    private static Path withHooksAsObjects() {
        Path copy = REPOSITORY.resolve("verification/target/charts-with-hooks");
        try (Stream<Path> files = Files.walk(CHART)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(CHART.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.writeString(
                        target, Files.readString(file).replace("helm.sh/hook:", "was-hook:"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }
}
