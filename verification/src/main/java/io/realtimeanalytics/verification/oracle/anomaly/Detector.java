package io.realtimeanalytics.verification.oracle.anomaly;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rules of the table in docs/anomalies.md, with the built-in thresholds. */
enum Detector {
    TRAFFIC_SPIKE("visitors", "info", 1, 1, 1, 5, true),
    TRAFFIC_DROP("visitors", "critical", 1, 1, 1, 3, false),
    ERROR_SPIKE("exceptions", "critical", 1, 2, 3, 5, true),
    CONVERSION_DROP("converting_sessions", "critical", 5, 2, 3, 3, false);

    private static final String[] TRAFFIC = {"country", "device", "referrer", "campaign"};

    final String series;
    final String severity;
    final int step;
    final int hits;
    final int looks;
    final int calmLooks;
    final boolean isUpward;

    Detector(
            String series,
            String severity,
            int step,
            int hits,
            int looks,
            int calmLooks,
            boolean isUpward) {
        this.series = series;
        this.severity = severity;
        this.step = step;
        this.hits = hits;
        this.looks = looks;
        this.calmLooks = calmLooks;
        this.isUpward = isUpward;
    }

    Set<String> items(Site site, long now) {
        Set<String> items = new TreeSet<>();
        switch (this) {
            case TRAFFIC_SPIKE -> {
                for (String dimension : TRAFFIC) {
                    items.addAll(site.items(dimension, now, 1));
                }
                items.removeIf(item -> site.count(item, now) < 10);
            }
            case TRAFFIC_DROP -> {
                for (String dimension : TRAFFIC) {
                    items.addAll(site.items(dimension, now, 75));
                }
            }
            case ERROR_SPIKE -> {
                items.addAll(site.items("error", now, 1));
                items.removeIf(item -> site.count(item, now) < 20);
            }
            case CONVERSION_DROP -> {}
        }
        return items;
    }

    Optional<Look> look(Site site, String series, long now) {
        return switch (this) {
            case TRAFFIC_SPIKE ->
                    site.before(series, now).map(usual -> spike(site, series, now, usual));
            case TRAFFIC_DROP -> drop(site, series, now);
            case ERROR_SPIKE ->
                    site.before(series, now).map(usual -> errors(site, series, now, usual));
            case CONVERSION_DROP -> conversions(site, now);
        };
    }

    Optional<Cause> cause(Site site, long now, Look look) {
        return switch (this) {
            case TRAFFIC_SPIKE, TRAFFIC_DROP ->
                    Cause.find(
                            site,
                            TRAFFIC,
                            now,
                            look.minutes(),
                            isUpward,
                            each -> site.before(each, now).map(Baseline::median).orElse(0.0));
            case ERROR_SPIKE ->
                    Cause.find(
                            site,
                            new String[] {"error"},
                            now,
                            1,
                            true,
                            each -> site.before(each, now).map(Baseline::mean).orElse(0.0));
            case CONVERSION_DROP -> {
                long windowStart = now - (look.minutes() - 1) * Site.MINUTE;
                double usualSessions =
                        site.before("sessions", windowStart).map(Baseline::sum).orElse(0.0);
                double sessions = (double) site.sum("sessions", now, look.minutes());
                yield Cause.find(
                        site,
                        new String[] {"conversion"},
                        now,
                        look.minutes(),
                        false,
                        each ->
                                usualSessions == 0
                                        ? 0
                                        : site.before(each, windowStart)
                                                        .map(Baseline::sum)
                                                        .orElse(0.0)
                                                / usualSessions
                                                * sessions
                                                / look.minutes());
            }
        };
    }

    private static Look spike(Site site, String series, long now, Baseline usual) {
        boolean isItem = Site.isItem(series);
        long x = site.count(series, now);
        double median = usual.median();
        double least = isItem ? 10 : 20;
        double ofList = isItem ? 0.15 * site.count(Site.dimensionOf(series) + '/', now) : 0;
        boolean isHit =
                x >= least
                        && x >= (isItem ? 3 : 2) * median
                        && x >= ofList
                        && x > median + 3 * usual.deviation()
                        && surprise(x, Math.max(median, 1)) / usual.dispersion()
                                >= (isItem ? 18 : 14);
        return new Look(isHit, (double) x, median, Math.max(1.5 * median, least / 2), x, 1);
    }

    private static Optional<Look> drop(Site site, String series, long now) {
        double expected = 0;
        double dispersion = 1;
        boolean isLow = true;
        for (int ago = 0; ago < 5 && isLow; ago++) {
            long start = now - ago * Site.MINUTE;
            Optional<Baseline> usual = site.before(series, start);
            if (usual.isEmpty()) {
                return Optional.empty();
            }
            expected += usual.get().median();
            dispersion = Math.max(dispersion, usual.get().dispersion());
            isLow = site.count(series, start) < 0.5 * usual.get().median();
        }
        double limit = Site.isItem(series) ? 18 : 14;
        long sum = site.sum(series, now, 5);
        boolean isHit = isLow && surprise(sum, expected) / dispersion >= limit;
        double median = site.before(series, now).map(Baseline::median).orElse(0.0);
        return Optional.of(
                new Look(isHit, (double) site.count(series, now), median, 0.75 * median, sum, 5));
    }

    private static Look errors(Site site, String series, long now, Baseline usual) {
        long x = site.count(series, now);
        double limit = Math.max(5 * usual.median(), usual.mean() + 3 * usual.rootMeanSquare());
        boolean isHit =
                x >= 20
                        && x > limit
                        && site.errorVisitors(now, series) >= 5
                        && surprise(x, Math.max(usual.mean(), 1)) >= 14;
        return new Look(isHit, (double) x, usual.mean(), Math.max(limit, 20) / 2, x, 1);
    }

    private static Optional<Look> conversions(Site site, long now) {
        Optional<Look> quick = conversions(site, now, 15);
        if (quick.isPresent() && quick.get().isHit()) {
            return quick;
        }
        Optional<Look> slow = conversions(site, now, 60);
        return slow.isPresent() && slow.get().isHit() ? slow : quick.or(() -> slow);
    }

    private static Optional<Look> conversions(Site site, long now, int minutes) {
        long windowStart = now - (minutes - 1) * Site.MINUTE;
        double n0 = site.before("sessions", windowStart).map(Baseline::sum).orElse(0.0);
        Optional<Baseline> converting = site.before("converting_sessions", windowStart);
        if (n0 == 0 || converting.isEmpty()) {
            return Optional.empty();
        }
        double x0 = converting.get().sum();
        double rate = x0 / n0;
        long x = site.sum("converting_sessions", now, minutes);
        long n = site.sum("sessions", now, minutes);
        if (n < 100 && (x > 0 || n * rate < 14)) {
            return Optional.empty();
        }
        double part = n / (n + n0);
        double surprise = part((double) x, (x + x0) * part) + part(x0, (x + x0) * (1 - part));
        return Optional.of(
                new Look(
                        x <= 0.8 * n * rate && surprise >= 9.2,
                        100.0 * x / n,
                        100 * rate,
                        0.9 * 100 * rate,
                        n,
                        minutes));
    }

    private static double part(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }

    private static double surprise(long x, double expected) {
        return (x == 0 ? 0 : x * Math.log(x / expected)) - x + expected;
    }
}
