package io.realtimeanalytics.event.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboard's tests read the same files: both sides mean the same by every message. */
class GoldenMessagesTest {

    private static final Path DIRECTORY = Path.of("src/test/resources/golden/live");
    private static final Set<String> CLIENT_TYPES =
            Set.of("subscribe", "unsubscribe", "ping", "authenticate", "painted");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void writesBackWhatItReads(Path file) throws IOException {
        String text = Files.readString(file);
        JsonNode golden = MAPPER.readTree(text);

        byte[] written =
                CLIENT_TYPES.contains(golden.path("type").asText())
                        ? LiveJson.encode(LiveJson.parseClient(text))
                        : LiveJson.encode(LiveJson.parseServer(text));

        assertThat(MAPPER.readTree(written)).isEqualTo(golden);
    }

    @Test
    void hasAFileForEveryMessage() throws IOException {
        Set<String> types = new TreeSet<>();
        for (Path file : goldenFiles().toList()) {
            types.add(MAPPER.readTree(Files.readString(file)).path("type").asText());
        }

        int messages =
                Stream.of(ClientMessage.class, ServerMessage.class)
                        .mapToInt(type -> type.getPermittedSubclasses().length)
                        .sum();
        assertThat(types).hasSize(messages);
    }

    @Test
    void parsesAMessageWithoutWhatSaysNothing() throws IOException {
        String json =
                """
                {"type":"delta","channel":"c","epoch":"e","offset":1,"serverTimeMillis":2,
                 "watermarkMillis":0,"results":[{"metric":"events","window":"1s",
                 "startMillis":3,"endMillis":4,"status":"final","revision":5,"count":6}]}""";

        ServerMessage.Delta delta = (ServerMessage.Delta) LiveJson.parseServer(json);

        LiveResult expected =
                new LiveResult("events", "1s", 3, 4, "final", 5, 6, 0, List.of(), 0, 0);
        assertThat(delta.results()).containsExactly(expected);
    }

    private static Stream<Path> goldenFiles() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return Arrays.stream(files.sorted().toArray(Path[]::new));
        }
    }
}
