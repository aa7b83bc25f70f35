package io.realtimeanalytics.history.point;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryPointTest {

    @ParameterizedTest
    @CsvSource({
        "events, 10s, TEN_SECONDS",
        "events, 1m, ONE_MINUTE",
        "a_metric_of_next_year, 1h, ONE_HOUR",
        "active_visitors, 5m, TEN_SECONDS",
        "active_visitors, 30m, ONE_MINUTE",
    })
    void keepsTumblingWindowsAndWhatOnlySlides(String metric, String window, Tier tier) {
        assertThat(Tier.of(metric, window)).contains(tier);
    }

    @ParameterizedTest
    @CsvSource({"events, 1s", "events, 30m", "active_visitors, 1s", "visitors, 5m"})
    void doesNotKeepSecondsNorSlidingSums(String metric, String window) {
        assertThat(Tier.of(metric, window)).isEmpty();
    }
}
