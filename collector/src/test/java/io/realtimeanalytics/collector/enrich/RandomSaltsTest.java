package io.realtimeanalytics.collector.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class RandomSaltsTest {

    private final RandomSalts salts = new RandomSalts(new SecureRandom());

    @Test
    void keepsOneSaltPerDay() {
        assertThat(salts.of(20_000)).isEqualTo(salts.of(20_000)).hasSize(32);
        assertThat(salts.of(20_001)).isNotEqualTo(salts.of(20_000));
    }

    @Test
    void forgetsEarlierDaysForGood() {
        byte[] old = salts.of(20_000);
        byte[] kept = salts.of(20_001);

        salts.forgetBefore(20_001);

        assertThat(salts.of(20_000)).isNotEqualTo(old);
        assertThat(salts.of(20_001)).isEqualTo(kept);
    }
}
