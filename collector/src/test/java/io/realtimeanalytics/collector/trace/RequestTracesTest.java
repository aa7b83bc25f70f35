package io.realtimeanalytics.collector.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.collector.testing.Json;
import io.realtimeanalytics.collector.testing.RawHttp;
import io.realtimeanalytics.collector.testing.TestCollector;
import io.realtimeanalytics.tracing.Tracing;
import io.realtimeanalytics.tracing.TracingSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class RequestTracesTest {

    // Nobody listens there: spans get lost, events do not.
    private static final Map<String, String> ON =
            Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String ASKED = "traceparent: 00-" + TRACE_ID + "-b7ad6b7169203331-01";
    private static final String TWO = "[" + Json.numbered(1) + "," + Json.numbered(2) + "]";

    @Test
    void writesNoHeaderWhileTracingIsOff() {
        try (TestCollector collector = TestCollector.start(Map.of("COLLECTOR_TRACE_RATIO", "1"))) {
            assertThat(RawHttp.post(collector.port(), TWO, ASKED).status()).isEqualTo(202);

            assertThat(traces(collector)).containsExactly("", "");
        }
    }

    @Test
    void followsTheFirstEventOfARequestThatAsks() {
        try (TestCollector collector = TestCollector.start(ON)) {
            RawHttp.post(collector.port(), TWO, ASKED);
            RawHttp.post(collector.port(), TWO, ASKED.replace("-01", "-00"));
            RawHttp.post(collector.port(), TWO, "traceparent: nonsense");

            List<String> traces = traces(collector);
            assertThat(traces.get(0))
                    .startsWith("00-" + TRACE_ID + "-")
                    .doesNotContain("b7ad6b7169203331")
                    .endsWith("-01");
            assertThat(traces.subList(1, 6)).containsOnly("");
        }
    }

    @Test
    void followsAShareOfAllRequests() {
        Map<String, String> all =
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:9",
                        "COLLECTOR_TRACE_RATIO",
                        "1");
        try (TestCollector collector = TestCollector.start(all)) {
            RawHttp.post(collector.port(), TWO);
            RawHttp.post(collector.port(), TWO);

            List<String> traces = traces(collector);
            assertThat(traces.get(0)).isNotEmpty().isNotEqualTo(traces.get(2));
            assertThat(traces.get(2)).isNotEmpty();
            assertThat(List.of(traces.get(1), traces.get(3))).containsOnly("");
        }
    }

    @Test
    void boundsWhatStrangersCanAskFor() {
        try (Tracing tracing =
                Tracing.open(new TracingSettings("http://127.0.0.1:9"), "collector")) {
            RequestTraces traces = new RequestTraces(tracing, 0);
            String traceparent = ASKED.substring(ASKED.indexOf(' ') + 1);

            long followed =
                    IntStream.range(0, 5_000)
                            .filter(i -> traces.begin(traceparent) != null)
                            .count();

            // 20 a second, however many seconds that takes here.
            assertThat(followed).isBetween(20L, 2_500L);
        }
    }

    private static List<String> traces(TestCollector collector) {
        return collector.log().records().stream()
                .filter(record -> record.value() != null)
                .map(record -> text(record.headers()))
                .toList();
    }

    private static String text(Headers headers) {
        Header header = headers.lastHeader("traceparent");
        return header == null ? "" : new String(header.value(), US_ASCII);
    }
}
