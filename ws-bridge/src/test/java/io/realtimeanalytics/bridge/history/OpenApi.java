package io.realtimeanalytics.bridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The document of the HTTP API, as far as it is used. */
final class OpenApi {

    private final JsonNode root;

    private OpenApi(JsonNode root) {
        this.root = root;
    }

    static OpenApi read() throws IOException {
        return new OpenApi(
                new ObjectMapper(new YAMLFactory())
                        .readTree(Path.of("../docs/api/openapi.yaml").toFile()));
    }

    /** Those that answer GET. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(
                        path -> {
                            if (path.getValue().has("get")) {
                                paths.add(path.getKey());
                            }
                        });
        return paths;
    }

    /** Names of the parameters in the query of a path. */
    List<String> queryOf(String path) {
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : root.path("paths").path(path).path("get").path("parameters")) {
            JsonNode resolved = resolve(parameter);
            if (resolved.path("in").asText().equals("query")) {
                names.add(resolved.path("name").asText());
            }
        }
        return names;
    }

    JsonNode schemaOfSuccess(String path) {
        return resolve(
                root.path("paths")
                        .path(path)
                        .path("get")
                        .path("responses")
                        .path("200")
                        .path("content")
                        .path("application/json")
                        .path("schema"));
    }

    JsonNode problem() {
        return root.path("components").path("schemas").path("Problem");
    }

    /** Every field is documented, every required one there, and each of its type. */
    void check(JsonNode value, JsonNode unresolved, String where) {
        JsonNode schema = resolve(unresolved);
        switch (schema.path("type").asText()) {
            case "object" -> {
                assertThat(value.isObject()).as(where).isTrue();
                for (JsonNode required : schema.path("required")) {
                    assertThat(value.has(required.asText())).as(where + required).isTrue();
                }
                if (schema.has("properties")) {
                    value.fieldNames()
                            .forEachRemaining(
                                    name -> {
                                        JsonNode property = schema.path("properties").path(name);
                                        assertThat(property.isMissingNode())
                                                .as(where + '.' + name)
                                                .isFalse();
                                        check(value.path(name), property, where + '.' + name);
                                    });
                }
            }
            case "array" -> {
                assertThat(value.isArray()).as(where).isTrue();
                value.forEach(item -> check(item, schema.path("items"), where + "[]"));
            }
            case "string" -> assertThat(value.isTextual()).as(where).isTrue();
            case "integer" -> assertThat(value.isIntegralNumber()).as(where).isTrue();
            case "number" -> assertThat(value.isNumber()).as(where).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
            default -> throw new AssertionError("no type: " + where);
        }
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : root.at(reference.substring(1));
    }
}
