package io.realtimeanalytics.history.rebuild;

import io.realtimeanalytics.history.HistoryConfig;
import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.PointStores;
import io.realtimeanalytics.history.store.StoreException;
import io.realtimeanalytics.history.write.Pause;
import io.realtimeanalytics.history.write.PointWriter;
import io.realtimeanalytics.history.write.WriteListener;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Compares a store with the topics that it is filled from; makes it anew if asked to. */
public final class Rebuild implements AutoCloseable {

    private static final Duration BETWEEN_COMPARISONS = Duration.ofSeconds(2);

    private final HistoryConfig config;
    private final PointStore store;
    private final HistoryTopics topics;
    private final Expectation expectation = new Expectation();
    private final Consumer<String> out;

    private Rebuild(
            HistoryConfig config, PointStore store, HistoryTopics topics, Consumer<String> out) {
        this.config = config;
        this.store = store;
        this.topics = topics;
        this.out = out;
    }

    /**
     * Connects to Kafka; the store is not touched yet.
     *
     * @param out gets lines for people
     */
    public static Rebuild open(HistoryConfig config, Consumer<String> out) {
        return new Rebuild(
                config, PointStores.open(config.store()), HistoryTopics.open(config), out);
    }

    /**
     * Deletes all points of the store and writes those of the topics, with the sessions and alerts.
     * The history job may go on: what it writes meanwhile is in the topics, too.
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
        topics.read(stored -> write(stored, writer));
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
            topics.read(expectation::add);
            Comparison comparison = verification.compare(expectation, topics::completeFromMillis);
            if (comparison.isEqual() || System.nanoTime() > deadlineNanos) {
                out.accept(comparison.report());
                out.accept("records of the topics that cannot be read: " + topics.unreadable());
                out.accept(comparison.isEqual() ? "EQUAL" : "NOT EQUAL");
                return comparison.isEqual();
            }
            Thread.sleep(BETWEEN_COMPARISONS.toMillis());
        }
    }

    /** Reads what is new in the topics, for {@link #isComplete}. */
    public void readTopic() throws InterruptedException {
        topics.read(expectation::add);
    }

    /** Whether the store holds all that was read from the topics, or newer versions of it. */
    public boolean isComplete() throws StoreException {
        return new Verification(store, config.store().retention(), Clock.systemUTC())
                .compare(expectation, place -> Long.MAX_VALUE)
                .isComplete();
    }

    @Override
    public void close() {
        topics.close();
        store.close();
    }

    private void write(Stored stored, PointWriter<String> writer) throws InterruptedException {
        expectation.add(stored);
        writer.add(stored, "");
    }

    private final class Progress implements WriteListener<String> {
        private long written;
        private long expired;
        private long refused;

        @Override
        public void refused(Stored point, String origin, String reason) {
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
