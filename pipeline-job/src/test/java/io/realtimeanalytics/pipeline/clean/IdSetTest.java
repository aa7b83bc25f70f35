package io.realtimeanalytics.pipeline.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdSetTest {

    @Test
    void holdsWhatWasAddedAndNothingElse() {
        Random random = new Random(11);
        IdSet ids = new IdSet();
        Set<List<Long>> expected = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            // Few different hashes, zeros among them, so that places collide.
            long hash = random.nextInt(500);
            long check = random.nextInt(100);
            assertThat(ids.contains(hash, check)).isEqualTo(expected.contains(key(hash, check)));
            if (expected.add(key(hash, check))) {
                ids.add(hash, check);
            }
        }

        assertThat(ids.size()).isEqualTo(expected.size());
    }

    @Test
    void saysOnceWhatIsNew() {
        IdSet ids = new IdSet();
        ids.restore(1, 2);
        ids.add(3, 4);
        ids.add(5, 6);

        assertThat(ids.takeUnwritten()).containsExactly(3, 4, 5, 6);
        assertThat(ids.takeUnwritten()).isEmpty();
    }

    // A check of zero is the same as one of one: zero marks free places.
    private static List<Long> key(long hash, long check) {
        return List.of(hash, Math.max(check, 1));
    }
}
