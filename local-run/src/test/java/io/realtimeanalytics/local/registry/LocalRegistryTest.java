package io.realtimeanalytics.local.registry;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.SchemaRegistryException;
import io.realtimeanalytics.event.wire.Subjects;
import io.realtimeanalytics.local.part.FailedStartException;
import io.realtimeanalytics.local.testing.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRegistryTest {

    private static final Path PROGRAM = Path.of("target", "registry").toAbsolutePath();

    @TempDir private Path folder;
    private final List<String> failures = new CopyOnWriteArrayList<>();

    @Test
    void keepsItsIdsWhenItIsKilledAndTellsAtOnce() throws Exception {
        LocalRegistry killed = registry();
        killed.start();
        int eventId = idOf(killed, Subjects.EVENT, Event.getClassSchema());
        int resultId = idOf(killed, Subjects.METRIC_RESULT, MetricResult.getClassSchema());
        children().forEach(ProcessHandle::destroyForcibly);
        await().atMost(10, SECONDS).until(() -> !failures.isEmpty());
        assertThat(failures)
                .singleElement()
                .asString()
                .startsWith("the schema registry ended by itself (exit code 137)")
                .endsWith("registry.log");

        LocalRegistry second = registry();
        try {
            second.start();
            assertThat(idOf(second, Subjects.METRIC_RESULT, MetricResult.getClassSchema()))
                    .isEqualTo(resultId);
            assertThat(new HttpSchemaRegistry(second.apiUrl()).schemaOf(eventId))
                    .contains(Event.getClassSchema());
            assertRefusesIncompatibleSchema(second);
        } finally {
            second.close();
        }
        assertThat(children()).isEmpty();
        assertThat(failures).hasSize(1);
    }

    @Test
    void endsWhenItsParentIsKilled() throws Exception {
        Process parent = startParent();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            long pid = Long.parseLong(out.readLine());
            ProcessHandle registry = ProcessHandle.of(pid).orElseThrow();
            assertThat(registry.isAlive()).isTrue();

            parent.destroyForcibly();

            await().atMost(15, SECONDS).until(() -> !registry.isAlive());
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void saysWhereToLookWhenItDoesNotStart() throws Exception {
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.createFile(broken.resolve("none-runner.jar"));
        LocalRegistry registry = registry(broken);

        assertThatThrownBy(registry::start)
                .isInstanceOf(FailedStartException.class)
                .hasMessageContaining("ended before it answered")
                .hasMessageEndingWith("see " + folder.resolve("registry.log"));

        assertThat(folder.resolve("registry.log")).content().contains("ClassNotFoundException");
    }

    private static void assertRefusesIncompatibleSchema(LocalRegistry registry) {
        Schema incompatible =
                new Schema.Parser()
                        .parse(
                                """
                                {"type": "record", "name": "Event", "fields": [
                                  {"name": "new_and_required", "type": "string"}]}
                                """);
        assertThatThrownBy(() -> idOf(registry, Subjects.EVENT, incompatible))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("incompatible");
    }

    private static int idOf(LocalRegistry registry, String subject, Schema schema) {
        return new HttpSchemaRegistry(registry.apiUrl()).idOf(subject, schema);
    }

    private LocalRegistry registry() throws IOException {
        return registry(PROGRAM);
    }

    private LocalRegistry registry(Path program) throws IOException {
        return new LocalRegistry(
                program,
                folder.resolve("registry"),
                folder.resolve("registry.log"),
                FreePorts.next(),
                failures::add);
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }

    private Process startParent() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RegistryParent.class.getName(),
                        PROGRAM.toString(),
                        folder.toString(),
                        Integer.toString(FreePorts.next()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
