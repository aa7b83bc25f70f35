package io.realtimeanalytics.bridge.state;

import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest values of one site. Confined to the state thread. */
public final class SiteState {

    private record SeriesId(Metric metric, Window window) {}

    private final Map<SeriesId, Series> series = new HashMap<>();
    private final Alerts alerts = new Alerts();
    private final Sessions sessions = new Sessions();

    /** A site of which nothing is known yet. */
    public SiteState() {}

    /** What a view shows, in its order, the oldest windows first. */
    public List<MetricResult> results(ViewDefinition view) {
        List<MetricResult> results = new ArrayList<>();
        for (ViewDefinition.Entry entry : view.entries()) {
            Series values = series.get(new SeriesId(entry.metric(), entry.window()));
            if (values != null) {
                results.addAll(values.newest(entry));
            }
        }
        return results;
    }

    /** The newest value of a result, null if the view does not show it any more. */
    public @Nullable MetricResult find(ResultId id, ViewDefinition.Entry shown) {
        Series values = series.get(new SeriesId(id.metric(), id.window()));
        return values == null || !values.isShown(id.startMillis(), shown)
                ? null
                : values.find(id.startMillis());
    }

    /** The newest alerts, the oldest first. */
    public List<Alert> alerts() {
        return alerts.all();
    }

    /** The newest state of an alert, null if it is not shown any more. */
    public @Nullable Alert findAlert(String alertId) {
        return alerts.find(alertId);
    }

    /** The sessions that ended last, the oldest first. */
    public List<Session> sessions() {
        return sessions.all();
    }

    /** A session, null if it is not shown any more. */
    public @Nullable Session findSession(String sessionId) {
        return sessions.find(sessionId);
    }

    boolean apply(Session session) {
        return sessions.apply(session);
    }

    boolean apply(Alert alert) {
        return alerts.apply(alert);
    }

    /**
     * Takes a result into account.
     *
     * @param definition what is kept of its kind
     * @param platformWatermark event time up to which the platform is complete
     */
    public Outcome apply(
            MetricResult result, ViewDefinition.Entry definition, long platformWatermark) {
        Series values =
                series.computeIfAbsent(
                        new SeriesId(definition.metric(), definition.window()),
                        id -> new Series(definition));
        values.evictBefore(platformWatermark);
        return values.apply(result);
    }

    /** Drops what says nothing about now. */
    public void evictBefore(long platformWatermark) {
        series.values().forEach(values -> values.evictBefore(platformWatermark));
    }

    int size() {
        return series.values().stream().mapToInt(Series::size).sum();
    }
}
