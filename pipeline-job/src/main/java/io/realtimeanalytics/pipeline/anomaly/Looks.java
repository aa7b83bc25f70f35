package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** One minute of one site, looked at by one detector: the whole site, then single values. */
final class Looks {

    private static final Map<String, Detector> DETECTORS =
            Map.of(
                    "traffic_spike", new TrafficSpike(),
                    "traffic_drop", new TrafficDrop(),
                    "error_spike", new ErrorSpike(),
                    "conversion_drop", new ConversionDrop());

    private final String siteId;
    private final History history;
    private final Map<String, Watch> watches;
    private final Consumer<AlertUpdate> out;

    /**
     * @param siteId website
     * @param history up to the minute
     * @param watches what to remember, by {@link #keyOf}; is changed
     * @param out alerts that open or end
     */
    Looks(String siteId, History history, Map<String, Watch> watches, Consumer<AlertUpdate> out) {
        this.siteId = siteId;
        this.history = history;
        this.watches = watches;
        this.out = out;
    }

    static String keyOf(String patternId, String series) {
        return patternId + '|' + series;
    }

    void look(Definition definition) {
        Detector detector = DETECTORS.get(definition.kind());
        if (detector == null
                || Math.floorMod(
                                history.nowMillis() + History.MINUTE_MILLIS,
                                detector.everyMinutes() * History.MINUTE_MILLIS)
                        != 0) {
            return;
        }
        Thresholds thresholds = Thresholds.of(definition);
        Watching watching =
                new Watching(
                        definition, thresholds, detector.everyMinutes() * History.MINUTE_MILLIS);
        look(detector, watching, detector.siteSeries(), false);
        Watch site =
                watches.getOrDefault(
                        keyOf(definition.patternId(), detector.siteSeries()), Watch.NEW);
        // One alert says it: values get their own only while the site as a whole is as usual.
        boolean isSiteUnusual = site.opened() != null || site.hits() != 0;
        TreeSet<String> items = new TreeSet<>(watched(definition.patternId()));
        items.addAll(detector.items(history, thresholds));
        items.remove(detector.siteSeries());
        items.forEach(item -> look(detector, watching, item, isSiteUnusual));
    }

    /** Whether there is an alert on the traffic of the whole site. */
    boolean isTrafficUnusual(List<Definition> definitions) {
        return definitions.stream()
                .filter(definition -> definition.kind().startsWith("traffic_"))
                .map(definition -> watches.get(keyOf(definition.patternId(), Series.VISITORS)))
                .anyMatch(watch -> watch != null && watch.opened() != null);
    }

    private Set<String> watched(String patternId) {
        Set<String> series = new TreeSet<>();
        String prefix = keyOf(patternId, "");
        for (String key : new TreeMap<>(watches).tailMap(prefix).keySet()) {
            if (!key.startsWith(prefix)) {
                break;
            }
            series.add(key.substring(prefix.length()));
        }
        return series;
    }

    private void look(Detector detector, Watching watching, String series, boolean isMuted) {
        String key = keyOf(watching.definition().patternId(), series);
        Watch before = watches.getOrDefault(key, Watch.NEW);
        Optional<Verdict> verdict = detector.judge(history, series, watching.thresholds());
        if (isMuted && before.opened() == null) {
            verdict = Optional.empty();
        }
        Optional<Verdict> judged = verdict;
        Watching.Step step =
                watching.look(
                        before,
                        judged,
                        history.nowMillis(),
                        firstMillis ->
                                describe(
                                        detector,
                                        watching.definition(),
                                        series,
                                        judged.orElseThrow(),
                                        firstMillis));
        if (step.watch().isForgettable(history.nowMillis())) {
            watches.remove(key);
        } else {
            watches.put(key, step.watch());
        }
        if (step.update() != null) {
            out.accept(step.update());
        }
    }

    private AlertUpdate describe(
            Detector detector,
            Definition definition,
            String series,
            Verdict verdict,
            long firstMillis) {
        Optional<Cause> cause =
                Series.isItem(series) ? Optional.empty() : detector.cause(history, verdict);
        String subject = Series.isItem(series) ? series : "";
        long endMillis = history.nowMillis() + History.MINUTE_MILLIS;
        return new AlertUpdate(
                AlertText.idOf(siteId, definition.patternId(), subject, firstMillis),
                siteId,
                definition.patternId(),
                definition.severity(),
                AlertUpdate.OPEN,
                subject,
                cause.map(Cause::dimension).orElse(Series.dimensionOf(series)),
                cause.map(Cause::item).orElse(Series.itemOf(series)),
                firstMillis - (verdict.minutes() - 1) * History.MINUTE_MILLIS,
                endMillis - 1,
                endMillis,
                0,
                verdict.count(),
                verdict.value(),
                verdict.expected(),
                0,
                "",
                samples(cause.map(Cause::series).orElse(series), detector, verdict.minutes()),
                AlertText.of(definition.kind(), series, verdict, cause));
    }

    /** Of the value that it is about, else of the errors, else of the site. */
    private String[] samples(String series, Detector detector, int minutes) {
        String[] found = samples(series, minutes);
        if (found.length == 0) {
            found = samples(detector.siteSeries(), minutes);
        }
        return found.length == 0 ? samples(Series.EVENTS, minutes) : found;
    }

    private String[] samples(String series, int minutes) {
        Minute.Evidence all = Minute.Evidence.NONE;
        for (int i = 0; i < minutes; i++) {
            Minute.Evidence evidence = history.ago(i).evidence().get(series);
            all = evidence == null ? all : all.with(evidence);
        }
        return all.eventIds();
    }
}
