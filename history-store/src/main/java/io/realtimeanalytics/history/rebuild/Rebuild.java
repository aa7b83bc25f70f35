package io.realtimeanalytics.history.rebuild;

import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.history.HistoryConfig;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.PointStores;
import io.realtimeanalytics.history.store.StoreException;
import io.realtimeanalytics.history.write.Pause;
import io.realtimeanalytics.history.write.PointWriter;
import io.realtimeanalytics.history.write.WriteListener;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares a store with the topic of settled results; makes it anew from there if asked to. */
public final class Rebuild implements AutoCloseable {

    private static final Duration BETWEEN_COMPARISONS = Duration.ofSeconds(2);

    private final HistoryConfig config;
    private final PointStore store;
    private final SettledTopic topic;
    private final Expectation expectation = new Expectation();
    private final Consumer<String> out;

    private Rebuild(
            HistoryConfig config, PointStore store, SettledTopic topic, Consumer<String> out) {
        this.config = config;
        this.store = store;
        this.topic = topic;
        this.out = out;
    }

    /**
     * Connects to Kafka; the store is not touched yet.
     *
     * @param out gets lines for people
     */
    public static Rebuild open(HistoryConfig config, Consumer<String> out) {
        return new Rebuild(
                config, PointStores.open(config.store()), SettledTopic.open(config), out);
    }

    /**
     * Deletes all points of the store and writes those of the topic. The history job may go on:
     * what it writes meanwhile is in the topic, too.
     */
    public void rebuild() throws StoreException, InterruptedException {
        long startNanos = System.nanoTime();
        store.forget();
        Progress progress = new Progress();
        PointWriter<String> writer =
                new PointWriter<>(
                        store,
                        new PointWriter.Limits(config.maxBatchPoints(), config.store().retention()),
                        Clock.systemUTC(),
                        Pause.sleeping(),
                        progress);
        topic.read(result -> write(result, writer));
        writer.flush();
        store.settle();
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        out.accept(
                String.format(
                        Locale.ROOT,
                        "rebuilt in %.1f s: %d points written, %d expired, %d refused",
                        seconds,
                        progress.written,
                        progress.expired,
                        progress.refused));
    }

    /** Whether every point is equal; waits a while for those that are on their way. */
    public boolean verify() throws StoreException, InterruptedException {
        Verification verification =
                new Verification(store, config.store().retention(), Clock.systemUTC());
        long deadlineNanos = System.nanoTime() + config.verifyPatience().toNanos();
        while (true) {
            topic.read(expectation::add);
            Comparison comparison = verification.compare(expectation, topic.completeFromMillis());
            if (comparison.isEqual() || System.nanoTime() > deadlineNanos) {
                out.accept(comparison.report());
                out.accept("records of the topic that hold no result: " + topic.unreadable());
                out.accept(comparison.isEqual() ? "EQUAL" : "NOT EQUAL");
                return comparison.isEqual();
            }
            Thread.sleep(BETWEEN_COMPARISONS.toMillis());
        }
    }

    /** Reads what is new in the topic, for {@link #isComplete}. */
    public void readTopic() throws InterruptedException {
        topic.read(expectation::add);
    }

    /** Whether the store holds all that was read from the topic, or newer versions of it. */
    public boolean isComplete() throws StoreException {
        return new Verification(store, config.store().retention(), Clock.systemUTC())
                .compare(expectation, Long.MAX_VALUE)
                .isComplete();
    }

    @Override
    public void close() {
        topic.close();
        store.close();
    }

    private void write(MetricResult result, PointWriter<String> writer)
            throws InterruptedException {
        expectation.add(result);
        Optional<HistoryPoint> point = HistoryPoint.of(result);
        if (point.isPresent()) {
            writer.add(point.get(), "");
        }
    }

    private final class Progress implements WriteListener<String> {
        private long written;
        private long expired;
        private long refused;

        @Override
        public void refused(HistoryPoint point, String origin, String reason) {
            refused++;
            out.accept("refused: " + point.identity() + ": " + reason);
        }

        @Override
        public void written(int points) {
            written += points;
        }

        @Override
        public void expired(int points) {
            expired += points;
        }

        @Override
        public void retrying(StoreException failure, Duration pause) {
            out.accept("store not available, trying again: " + failure.getMessage());
        }
    }
}
