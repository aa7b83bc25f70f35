package io.realtimeanalytics.simulator.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChanceTest {

    private static final int DRAWS = 200_000;

    private final Randomness randomness = new Randomness(1);

    @Test
    void drawsTheNumbersOfTheReferenceImplementation() {
        Randomness reference = new Randomness(1_234_567);

        // First outputs of SplitMix64 for this seed, as published with the generator.
        assertThat(Stream.generate(reference::bits).limit(3))
                .containsExactly(
                        6_457_827_717_110_365_317L,
                        3_203_168_211_198_807_973L,
                        Long.parseUnsignedLong("9817491932198370423"));
    }

    @Test
    void drawsEvenlyWithinBounds() {
        int[] counts = new int[6];
        for (int draw = 0; draw < DRAWS; draw++) {
            counts[randomness.between(0, 5)]++;
        }

        for (int count : counts) {
            assertThat(count).isCloseTo(DRAWS / 6, within(DRAWS / 100));
        }
    }

    @Test
    void drawsByWeight() {
        Weighted<String> weighted =
                Weighted.of(List.of(Map.entry("a", 7.0), Map.entry("b", 0.0), Map.entry("c", 3.0)));

        List<String> drawn =
                IntStream.range(0, DRAWS).mapToObj(draw -> weighted.draw(randomness)).toList();

        assertThat(drawn.stream().filter("a"::equals).count() / (double) DRAWS)
                .isCloseTo(0.7, within(0.005));
        assertThat(drawn).doesNotContain("b");
    }

    @Test
    void refusesWeightsOfNothing() {
        assertThatThrownBy(() -> Weighted.of(List.of(Map.entry("a", 0.0))))
                .hasMessageContaining("expected: sum > 0");
    }

    @Test
    void pausesAroundTheMedianWithALongTail() {
        Pause pause = Pause.of(5_000, 0.9, 60_000);

        int[] sorted =
                IntStream.range(0, DRAWS)
                        .map(draw -> pause.drawMillis(randomness))
                        .sorted()
                        .toArray();

        assertThat(sorted[DRAWS / 2]).isCloseTo(5_000, within(300));
        assertThat(sorted[DRAWS * 95 / 100]).isGreaterThan(18_000);
        assertThat(sorted[DRAWS - 1]).isLessThanOrEqualTo(60_000);
    }

    @Test
    void makesUuidsOfVersionSevenThatCarryTheTime() {
        long timeMillis = 1_770_000_000_123L;
        Set<String> ids = new HashSet<>();

        for (int draw = 0; draw < DRAWS; draw++) {
            ids.add(Identifiers.uuidOf(timeMillis, randomness));
        }

        assertThat(ids).hasSize(DRAWS);
        UUID uuid = UUID.fromString(ids.iterator().next());
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(timeMillis);
    }
}
