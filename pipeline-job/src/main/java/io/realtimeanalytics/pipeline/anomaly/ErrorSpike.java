package io.realtimeanalytics.pipeline.anomaly;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** More errors in a minute than in those of the hour before, and from several visitors. */
final class ErrorSpike implements Detector {

    /** Least expectation: of what was never seen, one a minute is no wonder. */
    private static final double LEAST_EXPECTED = 1;

    @Override
    public String kind() {
        return "error_spike";
    }

    @Override
    public String siteSeries() {
        return Series.ERRORS;
    }

    @Override
    public Set<String> items(History history, Thresholds thresholds) {
        Set<String> items = new HashSet<>();
        for (String series : history.ago(0).items(Series.ERROR)) {
            if (history.count(series, 0) >= thresholds.get("min_value")) {
                items.add(series);
            }
        }
        return items;
    }

    @Override
    public Optional<Verdict> judge(History history, String series, Thresholds thresholds) {
        return history.hourBefore(series, 0)
                .map(hour -> judge(history, series, thresholds, Baseline.ofMinutes(hour), hour));
    }

    private static Verdict judge(
            History history,
            String series,
            Thresholds thresholds,
            Baseline baseline,
            double[] hour) {
        long count = history.count(series, 0);
        double mean = baseline.total() / hour.length;
        double limit =
                Math.max(
                        thresholds.get("factor") * baseline.median(),
                        mean + thresholds.get("deviations") * deviation(hour, mean));
        boolean isHit =
                count >= thresholds.get("min_value")
                        && count > limit
                        && visitors(history, series) >= thresholds.get("min_visitors")
                        && Statistics.surprise((double) count, Math.max(mean, LEAST_EXPECTED))
                                >= thresholds.get("min_surprise");
        return new Verdict(
                isHit,
                (double) count,
                mean,
                Math.max(limit, thresholds.get("min_value")) / 2,
                true,
                count,
                1,
                false,
                "mean of the last " + hour.length + " minutes");
    }

    private static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    /** Ten at most: that many of each minute are known. */
    private static int visitors(History history, String series) {
        Minute.Evidence evidence = history.ago(0).evidence().get(series);
        return evidence == null ? 0 : evidence.visitorIds().length;
    }

    @Override
    public Optional<Cause> cause(History history, Verdict verdict) {
        return Causes.of(
                List.of(Series.ERROR),
                history,
                1,
                true,
                series -> history.hourBefore(series, 0).map(ErrorSpike::mean).orElse(0.0));
    }

    private static double mean(double[] values) {
        return Baseline.ofMinutes(values).total() / values.length;
    }
}
