package io.realtimeanalytics.verification.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.history.point.StoredDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the chart of Kafka gives to the programs, beside what they expect. */
class KafkaChartTest {

    private static final Path CHART = Path.of("../helm/realtime-analytics/charts/kafka");
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void makesEveryTopicAsTheProgramsKnowIt() throws IOException {
        JsonNode topics = read("values.yaml").path("topics");

        List<String> names = new ArrayList<>();
        topics.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        Topic.all().stream().map(Topic::name).toList());
        for (Topic topic : Topic.all()) {
            JsonNode made = topics.path(topic.name());
            assertThat(made.path("partitions").asInt())
                    .as(topic.name())
                    .isEqualTo(topic.partitions());
            assertThat(made.path("cleanup").asText())
                    .as(topic.name())
                    .isEqualTo(topic.settings().get("cleanup.policy"));
            assertThat(made.path("retentionHours").asLong())
                    .as(topic.name())
                    .isEqualTo(topic.retention().toHours());
        }
    }

    @Test
    void letsEachProgramReadAndWriteTopicsThatThereAre() throws IOException {
        List<String> topics = Topic.all().stream().map(Topic::name).toList();
        JsonNode rights = read("files/rights.yaml");

        assertThat(rights.size()).isEqualTo(read("values.yaml").path("users").size());
        for (JsonNode user : rights) {
            assertThat(topics).containsAll(texts(user.path("read")));
            assertThat(topics).containsAll(texts(user.path("write")));
        }
    }

    @Test
    void letsTheHistoryJobReadAllThatItKeeps() throws IOException {
        assertThat(texts(read("files/rights.yaml").path("history").path("read")))
                .containsExactlyInAnyOrderElementsOf(StoredDecoder.topics());
    }

    private static JsonNode read(String file) throws IOException {
        return YAML.readTree(CHART.resolve(file).toFile());
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
