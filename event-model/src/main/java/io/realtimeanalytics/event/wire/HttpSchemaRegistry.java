package io.realtimeanalytics.event.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A registry behind the Confluent-compatible HTTP API, as Apicurio offers it.
 *
 * <p>Known schemas are cached for good, unknown ids for a few seconds: a schema may still be
 * registered, and a flood of records with a bogus id must not become a flood of requests.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration UNKNOWN_ID_TIME_TO_LIVE = Duration.ofSeconds(5);
    private static final int MAX_UNKNOWN_IDS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI apiUrl;
    private final HttpClient http;
    private final Map<String, Integer> idsBySubjectAndSchema = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemasById = new ConcurrentHashMap<>();
    private final Map<Integer, Instant> unknownIds = new ConcurrentHashMap<>();

    /**
     * @param apiUrl base of the API, for example {@code http://localhost:8085/apis/ccompat/v7}
     */
    public HttpSchemaRegistry(URI apiUrl) {
        this.apiUrl = apiUrl;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
    }

    @Override
    public int idOf(String subject, Schema schema) {
        String cacheKey = subject + '\n' + schema;
        Integer known = idsBySubjectAndSchema.get(cacheKey);
        if (known != null) {
            return known;
        }
        String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
        HttpResponse<String> response =
                send(
                        HttpRequest.newBuilder(url("/subjects/" + encode(subject) + "/versions"))
                                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                                .POST(BodyPublishers.ofString(body)));
        if (response.statusCode() == 409) {
            throw new SchemaRegistryException(
                    "schema registry refuses the schema of subject "
                            + subject
                            + " as incompatible with its earlier version");
        }
        int id = parse(expectOk(response)).path("id").asInt();
        idsBySubjectAndSchema.put(cacheKey, id);
        schemasById.put(id, schema);
        return id;
    }

    @Override
    public Optional<Schema> schemaOf(int id) {
        Schema known = schemasById.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Instant unknownSince = unknownIds.get(id);
        if (unknownSince != null
                && unknownSince.plus(UNKNOWN_ID_TIME_TO_LIVE).isAfter(Instant.now())) {
            return Optional.empty();
        }
        HttpResponse<String> response = send(HttpRequest.newBuilder(url("/schemas/ids/" + id)));
        if (response.statusCode() == 404) {
            rememberUnknown(id);
            return Optional.empty();
        }
        String text = parse(expectOk(response)).path("schema").asText();
        Schema schema = new Schema.Parser().parse(text);
        schemasById.put(id, schema);
        return Optional.of(schema);
    }

    /** Makes the registry refuse schemas of a subject that cannot read the earlier version. */
    public void requireBackwardCompatibility(String subject) {
        expectOk(
                send(
                        HttpRequest.newBuilder(url("/config/" + encode(subject)))
                                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                                .PUT(BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}"))));
    }

    private void rememberUnknown(int id) {
        if (unknownIds.size() >= MAX_UNKNOWN_IDS) {
            unknownIds.clear();
        }
        unknownIds.put(id, Instant.now());
    }

    private URI url(String path) {
        return URI.create(apiUrl.toString() + path);
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(REQUEST_TIMEOUT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new SchemaRegistryException("schema registry at " + apiUrl + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaRegistryException("interrupted while asking the schema registry", e);
        }
    }

    private String expectOk(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new SchemaRegistryException(
                    "schema registry at "
                            + response.uri()
                            + " answered "
                            + response.statusCode()
                            + ": "
                            + response.body());
        }
        return response.body();
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException | AvroRuntimeException e) {
            throw new SchemaRegistryException("schema registry sent no JSON: " + body, e);
        }
    }
}
