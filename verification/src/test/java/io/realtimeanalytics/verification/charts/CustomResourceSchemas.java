package io.realtimeanalytics.verification.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The schemas of the operators' kinds, as an API server applies them with strict validation of
 * fields. Rules in CEL are not evaluated.
 */
final class CustomResourceSchemas {

    private static final Path CRDS = Path.of("../operator-crds/src/main/resources/crds");
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Map<String, JsonSchema> schemas = new HashMap<>();

    CustomResourceSchemas() {
        try (Stream<Path> files = Files.list(CRDS)) {
            for (Path file : files.sorted().toList()) {
                add(YAML.readTree(file.toFile()).path("spec"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean knows(JsonNode object) {
        return schemas.containsKey(key(object));
    }

    /** What the object's schema refuses. */
    List<String> problems(JsonNode object) {
        JsonSchema schema = schemas.get(key(object));
        if (schema == null) {
            return List.of("no schema of " + key(object));
        }
        return schema.validate(object).stream().map(ValidationMessage::getMessage).toList();
    }

    private void add(JsonNode definition) {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        for (JsonNode version : definition.path("versions")) {
            JsonNode written = version.at("/schema/openAPIV3Schema");
            ObjectNode schema = (ObjectNode) closed(written);
            addIdentity((ObjectNode) schema.path("properties"));
            schemas.put(
                    definition.path("group").asText()
                            + "/"
                            + version.path("name").asText()
                            + " "
                            + definition.at("/names/kind").asText(),
                    factory.getSchema(schema));
        }
    }

    /** A JSON schema of what an API server makes of the schema of a definition. */
    private static JsonNode closed(JsonNode written) {
        if (!(written instanceof ObjectNode)) {
            return written;
        }
        ObjectNode schema = written.deepCopy();
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return JsonNodeFactory.instance.objectNode().set("type", types("integer", "string"));
        }
        closeFields(schema);
        if (schema.path("items").isObject()) {
            schema.set("items", closed(schema.path("items")));
        }
        if (schema.path("nullable").asBoolean() && schema.has("type")) {
            schema.set("type", types(schema.path("type").asText(), "null"));
        }
        return schema;
    }

    private static void closeFields(ObjectNode schema) {
        if (schema.path("properties") instanceof ObjectNode properties) {
            properties.properties().forEach(field -> field.setValue(closed(field.getValue())));
            if (schema.path("x-kubernetes-embedded-resource").asBoolean()) {
                addIdentity(properties);
            }
        }
        if (schema.path("additionalProperties").isObject()) {
            schema.set("additionalProperties", closed(schema.path("additionalProperties")));
        } else if (schema.path("type").asText().equals("object")
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            schema.put("additionalProperties", false);
        }
    }

    /** What every object has, whatever its schema says. */
    private static void addIdentity(ObjectNode properties) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        properties.set("apiVersion", json.objectNode().put("type", "string"));
        properties.set("kind", json.objectNode().put("type", "string"));
        properties.set("metadata", json.objectNode().put("type", "object"));
    }

    private static ArrayNode types(String first, String second) {
        return JsonNodeFactory.instance.arrayNode().add(first).add(second);
    }

    private static String key(JsonNode object) {
        return object.path("apiVersion").asText() + " " + object.path("kind").asText();
    }
}
