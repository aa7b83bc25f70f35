package io.realtimeanalytics.pipeline.anomaly;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Some minutes in a row with less than a part of the usual visitors, page views or entrances. */
final class TrafficDrop implements Detector {

    @Override
    public String kind() {
        return "traffic_drop";
    }

    @Override
    public String siteSeries() {
        return Series.VISITORS;
    }

    @Override
    public Set<String> items(History history, Thresholds thresholds) {
        Set<String> items = new HashSet<>();
        TrafficSpike.DIMENSIONS.forEach(dimension -> items.addAll(history.usualItems(dimension)));
        return items;
    }

    @Override
    public Optional<Verdict> judge(History history, String series, Thresholds thresholds) {
        List<Baseline> baselines = new ArrayList<>();
        for (int ago = 0; ago < (int) thresholds.get("minutes"); ago++) {
            Optional<Baseline> baseline = history.baseline(series, ago);
            if (baseline.isEmpty()) {
                return Optional.empty();
            }
            baselines.add(baseline.get());
            if (!isLow(history, series, thresholds, baseline.get(), ago)) {
                break;
            }
        }
        return Optional.of(judge(history, series, thresholds, baselines));
    }

    private static Verdict judge(
            History history, String series, Thresholds thresholds, List<Baseline> baselines) {
        double expected = 0;
        double dispersion = 1;
        int minutes = (int) thresholds.get("minutes");
        boolean isLow = baselines.size() == minutes;
        for (int ago = 0; ago < baselines.size(); ago++) {
            Baseline baseline = baselines.get(ago);
            expected += baseline.median();
            dispersion = Math.max(dispersion, baseline.dispersion());
            isLow &= isLow(history, series, thresholds, baseline, ago);
        }
        Baseline now = baselines.get(0);
        long count = history.sum(series, minutes);
        String limit = Series.isItem(series) ? "item_min_surprise" : "min_surprise";
        return new Verdict(
                isLow
                        && Statistics.surprise((double) count, expected) / dispersion
                                >= thresholds.get(limit),
                (double) history.count(series, 0),
                now.median(),
                thresholds.get("calm_part") * now.median(),
                false,
                count,
                minutes,
                history.isSeasonal(),
                now.text());
    }

    private static boolean isLow(
            History history, String series, Thresholds thresholds, Baseline usual, int ago) {
        return history.count(series, ago) < thresholds.get("part") * usual.median();
    }

    @Override
    public Optional<Cause> cause(History history, Verdict verdict) {
        return Causes.of(
                TrafficSpike.DIMENSIONS,
                history,
                verdict.minutes(),
                false,
                series -> history.baseline(series, 0).map(Baseline::median).orElse(0.0));
    }
}
