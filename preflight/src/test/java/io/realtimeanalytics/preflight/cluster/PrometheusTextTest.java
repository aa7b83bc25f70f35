package io.realtimeanalytics.preflight.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrometheusTextTest {

    private static final String PAGE =
            """
            # TYPE bridge_lag_records gauge
            bridge_lag_records{topic="metrics.live",partition="0",} 3.0
            bridge_lag_records{topic="metrics.live",partition="1",} 1.2E3
            bridge_lag_records_total 7.0
            bridge_connections 12.0
            """;

    @Test
    void sumsAllSeriesOfAMetricAndOfNoOther() {
        assertThat(PrometheusText.sum(PAGE, "bridge_lag_records")).hasValue(1203);
        assertThat(PrometheusText.sum(PAGE, "bridge_connections")).hasValue(12);
        assertThat(PrometheusText.sum(PAGE, "bridge")).isEmpty();
    }
}
