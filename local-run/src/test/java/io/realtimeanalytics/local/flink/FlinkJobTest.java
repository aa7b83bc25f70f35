package io.realtimeanalytics.local.flink;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.realtimeanalytics.local.part.FailedStartException;
import io.realtimeanalytics.local.testing.Lines;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkJobTest {

    /** What the state held whenever it was changed; the job runs in this process. */
    private static final List<Long> COUNTS = new CopyOnWriteArrayList<>();

    @TempDir private Path folder;
    private final Lines lines = new Lines();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    @Test
    void resumesWhereItStoppedAndKeepsItsStateOverRestarts() throws Exception {
        assertThat(run()).isEqualTo("from the first event, no state yet");
        long countBefore = COUNTS.get(COUNTS.size() - 1);

        COUNTS.clear();
        assertThat(run()).startsWith("resumed from checkpoint ").endsWith(" s ago");

        assertThat(COUNTS.get(0)).isGreaterThan(1).isLessThanOrEqualTo(countBefore + 1);
        assertThat(failures).isEmpty();
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void saysWhyAJobCannotStart() throws Exception {
        LocalFlink flink = flink();
        FlinkJob job =
                job(
                        flink,
                        environment ->
                                numbers(environment)
                                        .map(new Failing())
                                        .sinkTo(new DiscardingSink<>()));
        try {
            flink.start();

            assertThatThrownBy(job::start)
                    .isInstanceOf(FailedStartException.class)
                    .hasMessageContaining("java.lang.IllegalStateException: broken on purpose");
        } finally {
            job.close();
            flink.close();
        }
    }

    private String run() throws Exception {
        LocalFlink flink = flink();
        FlinkJob job =
                job(
                        flink,
                        environment ->
                                numbers(environment)
                                        .keyBy(number -> 0L)
                                        .map(new Counting())
                                        .uid("count")
                                        .sinkTo(new DiscardingSink<>()));
        try {
            flink.start();
            String where = job.start();
            assertThat(job.isHealthy()).isTrue();
            await().atMost(30, SECONDS).until(() -> COUNTS.size() > 20);
            return where;
        } finally {
            job.close();
            flink.close();
        }
    }

    private LocalFlink flink() {
        return new LocalFlink(folder, folder.resolve("flink.log"), 0);
    }

    private FlinkJob job(LocalFlink flink, Consumer<StreamExecutionEnvironment> build) {
        return new FlinkJob(
                flink,
                new FlinkJob.Definition("test", "Test job", 1, build),
                lines.console(),
                failures::add);
    }

    private static DataStreamSource<Long> numbers(StreamExecutionEnvironment environment) {
        return environment.fromSource(
                new DataGeneratorSource<>(
                        number -> number,
                        Long.MAX_VALUE,
                        RateLimiterStrategy.perSecond(100),
                        Types.LONG),
                WatermarkStrategy.noWatermarks(),
                "numbers");
    }

    private static final class Counting extends RichMapFunction<Long, Long> {

        private static final long serialVersionUID = 1L;
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public Long map(Long number) throws Exception {
            Long before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            COUNTS.add(now);
            return now;
        }
    }

    private static final class Failing extends RichMapFunction<Long, Long> {

        private static final long serialVersionUID = 1L;

        @Override
        public void open(OpenContext context) {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public Long map(Long number) {
            return number;
        }
    }
}
