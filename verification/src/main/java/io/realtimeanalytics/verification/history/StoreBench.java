package io.realtimeanalytics.verification.history;

import static io.realtimeanalytics.verification.history.BenchPoints.SITE;

import io.realtimeanalytics.history.HistoryConfig;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.read.History;
import io.realtimeanalytics.history.read.SeriesQuestion;
import io.realtimeanalytics.history.read.StoredHistory;
import io.realtimeanalytics.history.read.TimeRange;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.PointStores;
import io.realtimeanalytics.history.store.StoreException;
import io.realtimeanalytics.history.write.Pause;
import io.realtimeanalytics.history.write.PointWriter;
import io.realtimeanalytics.history.write.WriteListener;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a month of history and asks what a dashboard asks, for each store. Argument: folder for
 * files. InfluxDB 2 takes part if INFLUX_URL and INFLUX_TOKEN are set; INFLUX_COMMAND runs it.
 */
public final class StoreBench {

    private static final int WRITE_ROUNDS = 3;
    private static final int WARM_UP = 20;
    private static final int SAMPLES = 100;
    private static final Duration MONTH = Duration.ofDays(30);

    private final long nowMillis = Clock.systemUTC().millis() / 3_600_000 * 3_600_000;
    private final List<HistoryPoint> points = new BenchPoints(nowMillis).points();

    /** A view of the dashboard. */
    @FunctionalInterface
    private interface View {
        Object ask(History history) throws StoreException;
    }

    /** Prints a table for each store. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        StoreBench bench = new StoreBench();
        bench.run(BenchStore.embedded(folder, freePort()));
        Map<String, String> variables = System.getenv();
        if (variables.containsKey("INFLUX_URL") && variables.containsKey("INFLUX_TOKEN")) {
            String command = variables.getOrDefault("INFLUX_COMMAND", "");
            bench.run(BenchStore.influx(variables, command));
        } else {
            System.out.println("InfluxDB 2: skipped, INFLUX_URL and INFLUX_TOKEN are not set");
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void run(BenchStore server) throws Exception {
        server.start();
        HistoryConfig config = HistoryConfig.from(server.settings());
        try (PointStore store = PointStores.open(config.store())) {
            System.out.println(server.name());
            for (int round = 0; round < WRITE_ROUNDS; round++) {
                store.forget();
                write(store, config);
            }
            History history =
                    new StoredHistory(store, config.store().retention(), Clock.systemUTC());
            for (Map.Entry<String, View> view : views().entrySet()) {
                measure(view.getKey(), view.getValue(), history);
            }
            store.forget();
        } finally {
            server.stop();
        }
    }

    private void write(PointStore store, HistoryConfig config) throws Exception {
        PointWriter<String> writer =
                new PointWriter<>(
                        store,
                        new PointWriter.Limits(config.maxBatchPoints(), config.store().retention()),
                        Clock.systemUTC(),
                        Pause.sleeping(),
                        new Strict());
        long startNanos = System.nanoTime();
        for (HistoryPoint point : points) {
            writer.add(point, "");
        }
        writer.flush();
        double writtenSeconds = (System.nanoTime() - startNanos) / 1e9;
        store.settle();
        double readableSeconds = (System.nanoTime() - startNanos) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "  %,d points: %,.0f points/s accepted, %,.0f points/s until readable%n",
                points.size(),
                points.size() / writtenSeconds,
                points.size() / readableSeconds);
    }

    private Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        TimeRange halfHour = new TimeRange(nowMillis - 1_800_000, nowMillis);
        TimeRange day = new TimeRange(nowMillis - 86_400_000, nowMillis);
        TimeRange month = new TimeRange(nowMillis - MONTH.toMillis(), nowMillis);
        views.put("series, 30 min", history -> series(history, halfHour));
        views.put("series, 1 day", history -> series(history, day));
        views.put("series, 30 days", history -> series(history, month));
        views.put("top list, 1 day", history -> history.top(SITE, "top_pages", day, 20));
        views.put("top list, 30 days", history -> history.top(SITE, "top_pages", month, 20));
        views.put("visitors, 1 day", history -> history.visitors(SITE, day));
        views.put("visitors, 30 days", history -> history.visitors(SITE, month));
        views.put("funnel, 1 day", history -> history.funnel(SITE, day));
        views.put("sites, 1 day", history -> history.sites(day));
        return views;
    }

    private static Object series(History history, TimeRange range) throws StoreException {
        return history.series(SeriesQuestion.of(SITE, "events", range));
    }

    private static void measure(String name, View view, History history) throws StoreException {
        long[] micros = new long[SAMPLES];
        for (int i = -WARM_UP; i < SAMPLES; i++) {
            long startNanos = System.nanoTime();
            Object unused = view.ask(history);
            if (i >= 0) {
                micros[i] = (System.nanoTime() - startNanos) / 1_000;
            }
        }
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "  %-18s p50 %6.1f ms  p95 %6.1f ms%n",
                name,
                micros[SAMPLES / 2] / 1e3,
                micros[SAMPLES * 95 / 100] / 1e3);
    }

    /** A measurement that loses points is none. */
    private static final class Strict implements WriteListener<String> {
        @Override
        public void refused(Stored point, String origin, String reason) {
            throw new IllegalStateException(point.identity() + ": " + reason);
        }
    }
}
