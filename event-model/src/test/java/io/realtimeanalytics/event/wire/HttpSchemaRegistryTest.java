package io.realtimeanalytics.event.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client's side of the HTTP API; the real registry answers in the local run's tests. */
class HttpSchemaRegistryTest {

    private static final Schema SCHEMA = Schema.create(Schema.Type.STRING);

    private record Answer(int status, String body) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private HttpSchemaRegistry registry;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                    requests.add(request);
                    Answer answer = answers.getOrDefault(request, new Answer(404, "{}"));
                    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer.status(), body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        registry =
                new HttpSchemaRegistry(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void registersOnceAndRemembers() {
        answers.put("POST /subjects/s/versions", new Answer(200, "{\"id\":7}"));

        assertThat(registry.idOf("s", SCHEMA)).isEqualTo(7);
        assertThat(registry.idOf("s", SCHEMA)).isEqualTo(7);
        assertThat(registry.schemaOf(7)).contains(SCHEMA);
        assertThat(requests).hasSize(1);
    }

    @Test
    void anUnknownIdIsAskedForOnlyNowAndThen() {
        assertThat(registry.schemaOf(9)).isEmpty();
        assertThat(registry.schemaOf(9)).isEmpty();

        assertThat(requests).containsExactly("GET /schemas/ids/9");
    }

    @Test
    void readsASchemaById() {
        answers.put(
                "GET /schemas/ids/3",
                new Answer(200, "{\"schema\":\"{\\\"type\\\":\\\"string\\\"}\"}"));

        assertThat(registry.schemaOf(3)).contains(SCHEMA);
    }

    @Test
    void saysWhenASchemaIsRefusedAndWhenTheRegistryIsDown() {
        answers.put("POST /subjects/s/versions", new Answer(409, "{}"));
        assertThatThrownBy(() -> registry.idOf("s", SCHEMA))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("refuses the schema of subject s");

        server.stop(0);
        assertThatThrownBy(() -> registry.schemaOf(4)).isInstanceOf(SchemaRegistryException.class);
    }
}
