package io.realtimeanalytics.event.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.PatternDefinition;
import io.realtimeanalytics.event.avro.RejectedRecord;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.avro.ShareLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records live in Kafka for weeks, so every schema must read what every released version wrote. A
 * changed schema is released by committing it as the next version under schema-history.
 */
class SchemaHistoryTest {

    private static final Path HISTORY = Path.of("src/test/resources/schema-history");

    static Stream<Schema> schemas() {
        return Stream.of(
                Event.getClassSchema(),
                MetricResult.getClassSchema(),
                Session.getClassSchema(),
                Alert.getClassSchema(),
                PatternDefinition.getClassSchema(),
                ShareLink.getClassSchema(),
                RejectedRecord.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void readsWhatEveryReleasedVersionWrote(Schema current) throws IOException {
        assertThat(versionsOf(current))
                .isNotEmpty()
                .allSatisfy(
                        released ->
                                assertThat(incompatibilities(current, parse(released)))
                                        .as("reading records of %s", released)
                                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void isCommittedAsItsNewestVersion(Schema current) throws IOException {
        List<Path> versions = versionsOf(current);
        Path newest = versions.get(versions.size() - 1);

        assertThat(parse(newest).toString())
                .as(
                        "%s differs from the schema in use; if the change is meant, commit %s",
                        newest, newest.resolveSibling("v" + (versions.size() + 1) + ".avsc"))
                .isEqualTo(current.toString());
    }

    @Test
    void aFieldWithoutDefaultWouldBeRefused() {
        Schema before =
                new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"A\",\"fields\":[]}");
        Schema after =
                new Schema.Parser()
                        .parse(
                                "{\"type\":\"record\",\"name\":\"A\",\"fields\":"
                                        + "[{\"name\":\"b\",\"type\":\"string\"}]}");

        assertThat(incompatibilities(after, before)).isNotEmpty();
    }

    private static List<Path> versionsOf(Schema schema) throws IOException {
        try (Stream<Path> files = Files.list(HISTORY.resolve(schema.getName()))) {
            return files.sorted(
                            Comparator.comparingInt(
                                    file ->
                                            Integer.parseInt(
                                                    file.getFileName()
                                                            .toString()
                                                            .replaceAll("\\D", ""))))
                    .toList();
        }
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<SchemaCompatibility.Incompatibility> incompatibilities(
            Schema reader, Schema writer) {
        SchemaCompatibility.SchemaCompatibilityResult result =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
        assertThat(result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE)
                .isEqualTo(result.getIncompatibilities().isEmpty());
        return result.getIncompatibilities();
    }
}
