package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When alerts open and end: N of the last M looks, hysteresis, cool-down. Pure.
 *
 * @param definition whose alerts
 * @param thresholds its numbers
 * @param stepMillis from one look to the next
 */
record Watching(Definition definition, Thresholds thresholds, long stepMillis) {

    /**
     * After this an alert ends, whatever is seen: what lasts is the new normal, and is not told
     * again for a week.
     */
    static final long MAX_OPEN_MILLIS = 24 * 3_600_000L;

    /**
     * What a look changes.
     *
     * @param watch what to remember
     * @param update an alert that opens or ends; null for neither
     */
    record Step(Watch watch, @Nullable AlertUpdate update) {}

    /** What is needed to describe an alert that opens. */
    @FunctionalInterface
    interface Describing {
        AlertUpdate open(long firstMillis);
    }

    Step look(Watch watch, Optional<Verdict> verdict, long minuteMillis, Describing describing) {
        long endMillis = minuteMillis + History.MINUTE_MILLIS;
        boolean isHit = verdict.isPresent() && verdict.get().isHit();
        long mask = (1L << (int) thresholds.getOr("looks", 1)) - 1;
        Watch seen = watch.withHits(((watch.hits() << 1) | (isHit ? 1 : 0)) & mask);
        AlertUpdate opened = seen.opened();
        if (opened != null) {
            return stillOpen(seen, opened, verdict, endMillis);
        }
        if (!isHit
                || Long.bitCount(seen.hits()) < thresholds.getOr("hits", 1)
                || minuteMillis < seen.silentUntilMillis()) {
            return new Step(seen, null);
        }
        int looksSinceFirst = Long.SIZE - 1 - Long.numberOfLeadingZeros(seen.hits());
        AlertUpdate alert = describing.open(minuteMillis - looksSinceFirst * stepMillis);
        double calmLimit = verdict.map(Verdict::calmLimit).orElse(0.0);
        return new Step(
                new Watch(seen.hits(), 0, calmLimit, seen.silentUntilMillis(), alert), alert);
    }

    private Step stillOpen(
            Watch watch, AlertUpdate opened, Optional<Verdict> verdict, long endMillis) {
        boolean isTooOld = endMillis - opened.detectedAtMillis() >= MAX_OPEN_MILLIS;
        // The last hour has the anomaly itself in it, so what was usual before it holds.
        boolean isCalm =
                verdict.isPresent()
                        && !verdict.get().isHit()
                        && verdict.get()
                                .isCalm(
                                        verdict.get().isSeasonal()
                                                ? verdict.get().calmLimit()
                                                : watch.calmLimit());
        int calmLooks = isCalm ? watch.calmLooks() + 1 : 0;
        if (calmLooks < thresholds.get("calm_looks") && !isTooOld) {
            return new Step(watch.withCalmLooks(calmLooks), null);
        }
        return new Step(
                new Watch(
                        0,
                        0,
                        0,
                        endMillis
                                + (isTooOld ? SameHours.WEEK_MILLIS : definition.cooldownMillis()),
                        null),
                resolved(opened, endMillis, isTooOld ? "it lasts: the new normal" : "as usual"));
    }

    static AlertUpdate resolved(AlertUpdate opened, long atMillis, String why) {
        return new AlertUpdate(
                opened.alertId(),
                opened.siteId(),
                opened.patternId(),
                opened.severity(),
                AlertUpdate.RESOLVED,
                opened.subject(),
                opened.dimension(),
                opened.item(),
                opened.firstEventAtMillis(),
                opened.lastEventAtMillis(),
                opened.detectedAtMillis(),
                atMillis,
                opened.count(),
                opened.value(),
                opened.expected(),
                opened.amountMinor(),
                opened.currency(),
                opened.sampleEventIds(),
                opened.detail() + ". Over: " + why);
    }
}
