package io.realtimeanalytics.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.event.environment.Environment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TracingTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Received received = new Received();
    private final Tracing tracing = new Tracing(received, "test");

    @Test
    void isOffWithoutAnEndpoint() {
        assertThat(Tracing.open(settings(Map.of()), "test")).isNull();
    }

    @Test
    void appendsThePathOfTraces() {
        String name = "OTEL_EXPORTER_OTLP_ENDPOINT";

        assertThat(settings(Map.of(name, "http://otel:4318")).tracesUrl())
                .isEqualTo("http://otel:4318/v1/traces");
        assertThat(settings(Map.of(name, "https://otel/base/")).tracesUrl())
                .isEqualTo("https://otel/base/v1/traces");
        assertThatThrownBy(() -> settings(Map.of(name, "otel:4318")))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void continuesATrace() {
        Hop hop = tracing.begin("hop", PARENT).with("site", "demo-shop");
        hop.end();
        tracing.close();

        SpanData span = received.only();
        assertThat(span.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(hop.traceparent())
                .isEqualTo("00-" + span.getTraceId() + "-" + span.getSpanId() + "-01");
        assertThat(span.getResource().getAttributes().asMap().values()).contains("test");
    }

    @Test
    void linksToTheTracesThatComeTogether() {
        tracing.join("emit", List.of(PARENT, "no traceparent")).end();
        tracing.close();

        SpanData span = received.only();
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getTraceId()).isNotEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(span.getLinks())
                .extracting(link -> TraceContext.format(link.getSpanContext()))
                .containsExactly(PARENT);
    }

    @Test
    void keepsGivenTimes() {
        tracing.beginAt("paint", PARENT, 1_000).endAt(1_016);
        tracing.close();

        assertThat(received.only().getStartEpochNanos()).isEqualTo(1_000_000_000L);
        assertThat(received.only().getEndEpochNanos()).isEqualTo(1_016_000_000L);
    }

    @Test
    void tellsRecordedTracesFromOthers() {
        assertThat(TraceContext.isSampled(PARENT)).isTrue();
        assertThat(TraceContext.isSampled(PARENT.replace("-01", "-00"))).isFalse();
        assertThat(TraceContext.isSampled("")).isFalse();
        assertThat(TraceContext.isSampled("00-" + "0".repeat(32) + "-b7ad6b7169203331-01"))
                .isFalse();
        assertThat(TraceContext.isSampled("x".repeat(10_000))).isFalse();
    }

    private static TracingSettings settings(Map<String, String> variables) {
        Environment environment = new Environment(variables, "TEST_");
        TracingSettings settings = TracingSettings.from(environment);
        environment.finish();
        return settings;
    }

    private static final class Received implements SpanExporter {

        private final List<SpanData> spans = new CopyOnWriteArrayList<>();

        SpanData only() {
            assertThat(spans).hasSize(1);
            return spans.get(0);
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> exported) {
            spans.addAll(exported);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
