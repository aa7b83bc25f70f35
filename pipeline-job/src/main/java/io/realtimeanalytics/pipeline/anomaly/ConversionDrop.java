package io.realtimeanalytics.pipeline.anomaly;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A smaller part of the sessions converts than usual. The value is the rate in percent. */
final class ConversionDrop implements Detector {

    private static final int STEP_MINUTES = 5;
    private static final double PERCENT = 100;

    @Override
    public String kind() {
        return "conversion_drop";
    }

    @Override
    public String siteSeries() {
        return Series.CONVERTING;
    }

    // Settled results do not tell sessions by dimension.
    @Override
    public Set<String> items(History history, Thresholds thresholds) {
        return Set.of();
    }

    @Override
    public int everyMinutes() {
        return STEP_MINUTES;
    }

    @Override
    public Optional<Verdict> judge(History history, String series, Thresholds thresholds) {
        Optional<Verdict> quick = judge(history, thresholds, (int) thresholds.get("minutes"));
        if (quick.isPresent() && quick.get().isHit()) {
            return quick;
        }
        Optional<Verdict> slow = judge(history, thresholds, (int) thresholds.get("long_minutes"));
        return slow.isPresent() && slow.get().isHit() ? slow : quick.or(() -> slow);
    }

    private static Optional<Verdict> judge(History history, Thresholds thresholds, int minutes) {
        Optional<Baseline> sessions = history.baselineBefore(Series.SESSIONS, minutes);
        Optional<Baseline> converting = history.baselineBefore(Series.CONVERTING, minutes);
        if (sessions.isEmpty() || converting.isEmpty() || sessions.get().total() == 0) {
            return Optional.empty();
        }
        double usualRate = converting.get().total() / sessions.get().total();
        long count = history.sum(Series.CONVERTING, minutes);
        long trials = history.sum(Series.SESSIONS, minutes);
        double expected = trials * usualRate;
        boolean isEnough =
                trials >= thresholds.get("min_sessions")
                        || (count == 0 && expected >= thresholds.get("min_expected"));
        if (!isEnough) {
            return Optional.empty();
        }
        double surprise =
                Statistics.rateSurprise(
                        (double) count,
                        (double) trials,
                        converting.get().total(),
                        sessions.get().total());
        return Optional.of(
                new Verdict(
                        count <= (1 - thresholds.get("relative_drop")) * expected
                                && surprise >= thresholds.get("min_surprise"),
                        PERCENT * count / trials,
                        PERCENT * usualRate,
                        PERCENT * usualRate * (1 - thresholds.get("relative_drop") / 2),
                        false,
                        trials,
                        minutes,
                        history.isSeasonal(),
                        "rate of " + sessions.get().text().replaceFirst("median of ", "")));
    }

    @Override
    public Optional<Cause> cause(History history, Verdict verdict) {
        int minutes = verdict.minutes();
        double trials = history.sum(Series.SESSIONS, minutes);
        return Causes.of(
                List.of(Series.CONVERSION),
                history,
                minutes,
                false,
                series -> perMinute(history, series, minutes, trials));
    }

    private static double perMinute(History history, String series, int minutes, double trials) {
        double sessions =
                history.baselineBefore(Series.SESSIONS, minutes).map(Baseline::total).orElse(0.0);
        double usual = history.baselineBefore(series, minutes).map(Baseline::total).orElse(0.0);
        return sessions == 0 ? 0 : usual / sessions * trials / minutes;
    }
}
