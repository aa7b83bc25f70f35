package io.realtimeanalytics.pipeline.anomaly;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** More visitors in a minute than usual; or more page views or entrances of one value. */
final class TrafficSpike implements Detector {

    static final List<String> DIMENSIONS =
            List.of(Series.COUNTRY, Series.DEVICE, Series.REFERRER, Series.CAMPAIGN);

    /** Least expectation: of what was never seen, one a minute is no wonder. */
    private static final double LEAST_EXPECTED = 1;

    @Override
    public String kind() {
        return "traffic_spike";
    }

    @Override
    public String siteSeries() {
        return Series.VISITORS;
    }

    @Override
    public Set<String> items(History history, Thresholds thresholds) {
        Set<String> items = new HashSet<>();
        for (String dimension : DIMENSIONS) {
            for (String series : history.ago(0).items(dimension)) {
                if (history.count(series, 0) >= thresholds.get("item_min_value")) {
                    items.add(series);
                }
            }
        }
        return items;
    }

    @Override
    public Optional<Verdict> judge(History history, String series, Thresholds thresholds) {
        return history.baseline(series, 0)
                .map(baseline -> judge(history, series, thresholds, baseline));
    }

    private static Verdict judge(
            History history, String series, Thresholds thresholds, Baseline baseline) {
        String prefix = Series.isItem(series) ? "item_" : "";
        long count = history.count(series, 0);
        double expected = Math.max(baseline.median(), LEAST_EXPECTED);
        boolean isHit =
                count >= thresholds.get(prefix + "min_value")
                        && count >= thresholds.get(prefix + "factor") * baseline.median()
                        && count
                                > baseline.median()
                                        + thresholds.get("deviations") * baseline.deviation()
                        && count >= shareOfList(history, series, thresholds)
                        && Statistics.surprise((double) count, expected) / baseline.dispersion()
                                >= thresholds.get(prefix + "min_surprise");
        return new Verdict(
                isHit,
                (double) count,
                baseline.median(),
                Math.max(
                        thresholds.get("calm_factor") * baseline.median(),
                        thresholds.get(prefix + "min_value") / 2),
                true,
                count,
                1,
                history.isSeasonal(),
                baseline.text());
    }

    private static double shareOfList(History history, String series, Thresholds thresholds) {
        return Series.isItem(series)
                ? thresholds.get("item_share")
                        * history.count(Series.of(Series.dimensionOf(series), ""), 0)
                : 0;
    }

    @Override
    public Optional<Cause> cause(History history, Verdict verdict) {
        return Causes.of(
                DIMENSIONS,
                history,
                verdict.minutes(),
                true,
                series -> history.baseline(series, 0).map(Baseline::median).orElse(0.0));
    }
}
