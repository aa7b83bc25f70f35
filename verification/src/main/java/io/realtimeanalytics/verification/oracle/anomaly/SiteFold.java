package io.realtimeanalytics.verification.oracle.anomaly;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Goes through the minutes of one site: when alerts open and when they end. */
final class SiteFold {

    private static final long HOUR = 60 * Site.MINUTE;
    private static final long LONGEST = 24 * HOUR;
    private static final long WEEK = 7 * 24 * HOUR;

    private final String name;
    private final Site site;
    private final Samples samples;
    private final Map<Detector, Map<String, Watch>> watches = new HashMap<>();
    private final List<ExpectedAlert> alerts = new ArrayList<>();
    private final List<Silences.Expectation> expectations = new ArrayList<>();

    private static final class Watch {
        private int hits;
        private int calmLooks;
        private double calm;
        private long quietUntil = Long.MIN_VALUE;
        private @Nullable ExpectedAlert opened;
    }

    SiteFold(String name, Site site, Samples samples) {
        this.name = name;
        this.site = site;
        this.samples = samples;
    }

    /** All alerts of the site but silences; those that never end are open. */
    List<ExpectedAlert> alerts() throws SQLException {
        for (long now = site.firstMinute(); now <= site.lastMinute(); now += Site.MINUTE) {
            judge(now);
        }
        for (Map<String, Watch> each : watches.values()) {
            for (Watch watch : each.values()) {
                if (watch.opened != null) {
                    alerts.add(watch.opened);
                }
            }
        }
        return alerts;
    }

    /** How many events were to be expected from when on; after {@link #alerts}. */
    List<Silences.Expectation> expectations() {
        return expectations;
    }

    private void judge(long now) throws SQLException {
        site.judgeAt(now);
        long end = now + Site.MINUTE;
        for (Detector detector : Detector.values()) {
            if (end % (detector.step * Site.MINUTE) == 0) {
                judge(detector, now);
            }
        }
        if (end % (5 * Site.MINUTE) == 0) {
            site.before("events", end)
                    .ifPresent(
                            usual ->
                                    expectations.add(
                                            new Silences.Expectation(
                                                    now + 16 * Site.MINUTE,
                                                    usual.median(),
                                                    usual.dispersion())));
        }
        if (isOpen(Detector.TRAFFIC_SPIKE) || isOpen(Detector.TRAFFIC_DROP)) {
            site.markUnusual(now);
        }
    }

    private boolean isOpen(Detector detector) {
        return watch(detector, detector.series).opened != null;
    }

    private Watch watch(Detector detector, String series) {
        return watches.computeIfAbsent(detector, key -> new HashMap<>())
                .computeIfAbsent(series, key -> new Watch());
    }

    private void judge(Detector detector, long now) throws SQLException {
        look(detector, detector.series, now, false);
        Watch whole = watch(detector, detector.series);
        boolean isMuted = whole.opened != null || whole.hits != 0;
        Set<String> items = new TreeSet<>(detector.items(site, now));
        items.addAll(watches.getOrDefault(detector, Map.of()).keySet());
        items.remove(detector.series);
        for (String item : items) {
            look(detector, item, now, isMuted);
        }
    }

    private void look(Detector detector, String series, long now, boolean isMuted)
            throws SQLException {
        Watch watch = watch(detector, series);
        Optional<Look> look =
                isMuted && watch.opened == null
                        ? Optional.empty()
                        : detector.look(site, series, now);
        boolean isHit = look.isPresent() && look.get().isHit();
        watch.hits = ((watch.hits << 1) | (isHit ? 1 : 0)) & ((1 << detector.looks) - 1);
        if (watch.opened != null) {
            goOn(detector, watch, watch.opened, look, now + Site.MINUTE);
        } else if (isHit
                && Integer.bitCount(watch.hits) >= detector.hits
                && now >= watch.quietUntil) {
            watch.opened = open(detector, series, watch.hits, look.get(), now);
            watch.calm = look.get().calm();
            watch.calmLooks = 0;
        }
    }

    private void goOn(
            Detector detector, Watch watch, ExpectedAlert opened, Optional<Look> look, long end) {
        boolean isCalm =
                look.isPresent()
                        && !look.get().isHit()
                        && (detector.isUpward
                                ? look.get().value() <= watch.calm
                                : look.get().value() >= watch.calm);
        watch.calmLooks = isCalm ? watch.calmLooks + 1 : 0;
        boolean isNewNormal = end - opened.detectedMillis() >= LONGEST;
        if (watch.calmLooks >= detector.calmLooks || isNewNormal) {
            alerts.add(opened.resolved(end));
            watch.opened = null;
            watch.hits = 0;
            watch.quietUntil = end + (isNewNormal ? WEEK : HOUR);
        }
    }

    private ExpectedAlert open(Detector detector, String series, int hits, Look look, long now)
            throws SQLException {
        int looksSince = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(hits);
        long firstHit = now - Site.MINUTE * detector.step * looksSince;
        String cause =
                Site.isItem(series)
                        ? series
                        : detector.cause(site, now, look).map(Cause::series).orElse("");
        long from = now - (look.minutes() - 1) * Site.MINUTE;
        long to = now + Site.MINUTE;
        List<String> ids = samples.of(name, cause, from, to);
        if (ids.isEmpty() && detector == Detector.ERROR_SPIKE) {
            ids = samples.of(name, "exceptions", from, to);
        }
        return new ExpectedAlert(
                name,
                detector.name().toLowerCase(Locale.ROOT),
                detector.severity,
                Site.isItem(series) ? series : "",
                cause,
                firstHit,
                firstHit - (look.minutes() - 1) * Site.MINUTE,
                to - 1,
                to,
                null,
                look.count(),
                look.value(),
                look.expected(),
                ids.isEmpty() ? samples.of(name, "events", from, to) : ids);
    }
}
