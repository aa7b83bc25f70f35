package io.realtimeanalytics.pipeline.pattern.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.event.avro.PatternDefinition;
import io.realtimeanalytics.event.wire.AvroEncoder;
import io.realtimeanalytics.event.wire.Subjects;
import io.realtimeanalytics.pipeline.testing.MemoryRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DefinitionReaderTest {

    private final MemoryRegistry registry = new MemoryRegistry();
    private final AvroEncoder<PatternDefinition> encoder =
            AvroEncoder.of(PatternDefinition.class, Subjects.PATTERN_DEFINITION, registry);
    private final DefinitionReader reader = new DefinitionReader(URI.create("http://unused"));
    private final Counter refused = new SimpleCounter();
    private final List<DefinitionUpdate> updates = new ArrayList<>();

    @BeforeEach
    void open() {
        reader.open(registry, refused);
    }

    @Test
    void readsWhatCanRun() {
        read(
                "rage_click|shop",
                record("rage_click", "rage_click", "shop", Map.of("min_clicks", 4.0)));

        assertThat(updates).hasSize(1);
        Definition definition = updates.get(0).definition();
        assertThat(definition).isNotNull();
        assertThat(definition.count("min_clicks")).isEqualTo(4);
        assertThat(definition.threshold("max_gap_millis")).isEqualTo(1_000);
        assertThat(definition.siteId()).isEqualTo("shop");
    }

    @Test
    void readsARemoval() {
        read("rage_click", null);

        assertThat(updates).containsExactly(new DefinitionUpdate("rage_click", null));
    }

    @Test
    void refusesWhatCannotRunAndGoesOn() {
        read("a", record("a", "no_such_kind", "", Map.of()));
        read("b", record("b", "rage_click", "", Map.of("min_clicks", 1.0)));
        read("c", record("c", "rage_click", "", Map.of("clicks", 3.0)));
        read("other_key", record("d", "rage_click", "", Map.of()));
        read("e", new byte[] {1, 2, 3});
        read("f", record("f", "rage_click", "", Map.of()));

        assertThat(updates).extracting(DefinitionUpdate::key).containsExactly("f");
        assertThat(refused.getCount()).isEqualTo(5);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(
                        () ->
                                DefinitionText.parse(
                                        "Rage kind=rage_click severity=bad min_clicks=99 x=1 y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pattern_id: not snake_case")
                .hasMessageContaining("severity: bad")
                .hasMessageContaining("min_clicks: 99.0 (expected: 2.0 to 20.0)")
                .hasMessageContaining("x: rage_click has no such threshold")
                .hasMessageContaining("y: not a setting");
    }

    @Test
    void whatIsWrittenCanBeRead() {
        for (Definition definition : BuiltIn.definitions()) {
            assertThat(DefinitionText.parse(DefinitionText.of(definition))).isEqualTo(definition);
        }
        assertThat(BuiltIn.definitions()).hasSize(Kind.values().length);
    }

    private void read(String key, byte @Nullable [] value) {
        reader.deserialize(
                new ConsumerRecord<>("patterns", 0, 0, key.getBytes(StandardCharsets.UTF_8), value),
                new ListCollector<>(updates));
    }

    private byte[] record(
            String patternId, String kind, String siteId, Map<String, Double> thresholds) {
        return encoder.encode(
                PatternDefinition.newBuilder()
                        .setPatternId(patternId)
                        .setKind(kind)
                        .setSiteId(siteId)
                        .setThresholds(thresholds)
                        .build());
    }
}
