package io.realtimeanalytics.history.influx;

import com.influxdb.exceptions.InfluxException;
import com.influxdb.query.FluxTable;
import io.realtimeanalytics.history.StoreConfig;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Journal;
import io.realtimeanalytics.history.point.JournalEntry;
import io.realtimeanalytics.history.point.Place;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.Failures;
import io.realtimeanalytics.history.store.JournalSelection;
import io.realtimeanalytics.history.store.LineConnection;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.Selection;
import io.realtimeanalytics.history.store.StoreException;
import io.realtimeanalytics.history.store.UnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** InfluxDB 2. Points overwrite by themselves, and can be read as soon as they are written. */
public final class InfluxStore implements PointStore {

    private final LineConnection connection;
    private final String organization;
    private final Buckets buckets;

    private InfluxStore(LineConnection connection, String organization, Buckets buckets) {
        this.connection = connection;
        this.organization = organization;
        this.buckets = buckets;
    }

    /** Nothing is sent yet. */
    public static InfluxStore open(StoreConfig config) {
        LineConnection connection = LineConnection.open(config);
        return new InfluxStore(
                connection, config.organization(), new Buckets(connection.client(), config));
    }

    @Override
    public void prepare() throws StoreException {
        run(buckets::prepare);
    }

    @Override
    public void forget() throws StoreException {
        run(buckets::delete);
        prepare();
    }

    @Override
    public Retention retention() throws StoreException {
        return ask(
                () ->
                        new Retention(
                                buckets.retentionOf(Tier.TEN_SECONDS),
                                buckets.retentionOf(Tier.ONE_MINUTE),
                                buckets.retentionOf(Tier.ONE_HOUR)));
    }

    @Override
    public void write(Place place, List<? extends Stored> batch) throws StoreException {
        connection.write(buckets.nameOf(place), batch);
    }

    @Override
    public void settle() {}

    @Override
    public List<HistoryPoint> read(Selection selection) throws StoreException {
        if (selection.isEmpty()) {
            return List.of();
        }
        return PointRows.of(
                selection.tier(),
                query(FluxQueries.read(buckets.nameOf(selection.tier()), selection)));
    }

    @Override
    public List<JournalEntry> read(JournalSelection selection) throws StoreException {
        Journal journal = selection.journal();
        if (selection.isEmpty()) {
            return List.of();
        }
        return query(FluxQueries.read(buckets.nameOf(journal), selection)).stream()
                .flatMap(table -> table.getRecords().stream())
                .map(row -> PointRows.entry(journal, row))
                .toList();
    }

    @Override
    public Map<String, Long> countsBySite(Tier tier, String metric, long fromMillis, long toMillis)
            throws StoreException {
        Map<String, Long> counts = new HashMap<>();
        if (fromMillis < toMillis) {
            query(
                            FluxQueries.countsBySite(
                                    buckets.nameOf(tier), tier, metric, fromMillis, toMillis))
                    .stream()
                    .flatMap(table -> table.getRecords().stream())
                    .forEach(
                            row ->
                                    counts.put(
                                            PointRows.tag(row, "site"),
                                            PointRows.number(row.getValue())));
        }
        return counts;
    }

    @Override
    public void close() {
        connection.close();
    }

    private List<FluxTable> query(String flux) throws StoreException {
        return ask(() -> connection.client().getQueryApi().query(flux, organization));
    }

    private static void run(Runnable action) throws StoreException {
        Object unused =
                ask(
                        () -> {
                            action.run();
                            return "";
                        });
    }

    private static <T> T ask(Supplier<T> question) throws StoreException {
        try {
            return question.get();
        } catch (InfluxException e) {
            throw Failures.of(e);
        } catch (Buckets.NoSuchOrganizationException e) {
            throw UnavailableException.busy(String.valueOf(e.getMessage()), e, Duration.ZERO);
        }
    }
}
