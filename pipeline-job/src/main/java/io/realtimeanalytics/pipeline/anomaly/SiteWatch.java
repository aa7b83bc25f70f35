package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Judges one site minute by minute, each minute once and in order, when all is known of it.
 *
 * <p>A minute without a settled result had no events, or its result is still to come. Samples of
 * events tell which: a minute that has some waits for its result, however long the live job is
 * away, so an outage of the live job is never taken for one of the site.
 */
final class SiteWatch
        extends KeyedBroadcastProcessFunction<String, Signal, DefinitionUpdate, AlertUpdate> {

    /** How many events are to be expected: what tells that a site is silent. */
    static final OutputTag<Expectation> EXPECTATIONS = new OutputTag<>("expectations") {};

    /** After this long without an event a site is forgotten. */
    static final long FORGET_MILLIS = 5 * SameHours.WEEK_MILLIS;

    private static final long serialVersionUID = 1L;

    /** Results of one minute come from several partitions, and not all at once. */
    private static final long GRACE_MILLIS = 15_000;

    /** A minute that has waited that long for its result is left out. */
    private static final long MAX_WAIT_MILLIS = 24 * History.HOUR_MILLIS;

    private static final int EXPECTATION_MINUTES = 5;

    /** Expectations are told that long before they hold, so that both streams may drift apart. */
    private static final int LEAD_MINUTES = 15;

    private transient @Nullable SiteMemory memory;
    private transient @Nullable DefinitionsInForce inForce;

    @Override
    public void open(OpenContext openContext) {
        memory = new SiteMemory(getRuntimeContext());
        inForce = new DefinitionsInForce();
    }

    private DefinitionsInForce inForce() {
        return Objects.requireNonNull(inForce, "not opened");
    }

    private SiteMemory memory() {
        return Objects.requireNonNull(memory, "not opened");
    }

    @Override
    public void processBroadcastElement(
            DefinitionUpdate update, Context context, Collector<AlertUpdate> out) throws Exception {
        inForce().take(update, context.getBroadcastState(Definitions.STATE));
    }

    @Override
    public void processElement(Signal signal, ReadOnlyContext context, Collector<AlertUpdate> out)
            throws Exception {
        Reading reading = signal.reading();
        Sample sample = signal.sample();
        if (reading != null) {
            take(reading, context);
        } else if (sample != null) {
            Minute minute = minute(sample.minuteMillis(), false, context);
            if (minute != null) {
                minute.take(sample);
                memory().putMinute(sample.minuteMillis(), minute);
            }
        }
    }

    private void take(Reading reading, ReadOnlyContext context) throws Exception {
        boolean isOfEvents = reading.metric().equals(Series.EVENTS);
        Minute minute = minute(reading.startMillis(), isOfEvents, context);
        if (minute == null) {
            return;
        }
        minute.take(reading);
        if (isOfEvents && minute.readyAtMillis() == Long.MIN_VALUE) {
            long soonest = Math.max(reading.endMillis(), context.currentWatermark());
            minute = minute.readyAt(soonest + GRACE_MILLIS);
            context.timerService().registerEventTimeTimer(minute.readyAtMillis());
        }
        memory().putMinute(reading.startMillis(), minute);
    }

    /** Null for what is too old to matter. */
    private @Nullable Minute minute(long millis, boolean isResult, ReadOnlyContext context)
            throws Exception {
        SiteClock known = memory().clock();
        if (known != null
                && millis < known.nextMillis() - History.KEPT_MINUTES * History.MINUTE_MILLIS) {
            return null;
        }
        SiteClock clock =
                (known == null ? SiteClock.startingAt(millis) : known).with(millis, isResult);
        memory().setClock(clock);
        if (known == null || known.nextMillis() != clock.nextMillis()) {
            context.timerService().registerEventTimeTimer(clock.nextEndMillis() + GRACE_MILLIS);
        }
        Minute minute = memory().minute(millis);
        return minute == null ? Minute.empty() : minute;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<AlertUpdate> out)
            throws Exception {
        SiteClock clock = memory().clock();
        long watermarkMillis = context.currentWatermark();
        boolean isEnd = watermarkMillis == Long.MAX_VALUE;
        while (clock != null && canJudge(clock, watermarkMillis)) {
            if (isKnown(clock)) {
                judge(clock, context, out);
            }
            clock = clock.next();
            memory().setClock(clock);
            if (clock.nextMillis() - clock.newestSignalMillis() >= FORGET_MILLIS) {
                forget(clock, out);
                return;
            }
            if (isEnd && clock.nextMillis() > clock.newestSignalMillis()) {
                // Nothing more will come: that is no silence. Alerts stay open.
                memory().clear();
                return;
            }
        }
        if (clock != null) {
            long soonest = clock.nextEndMillis() + GRACE_MILLIS;
            boolean waitsForResult = soonest <= watermarkMillis;
            context.timerService()
                    .registerEventTimeTimer(
                            waitsForResult ? clock.nextEndMillis() + MAX_WAIT_MILLIS : soonest);
        }
    }

    /** Whether its result is there, or a later one, so that there is none. */
    private boolean isKnown(SiteClock clock) throws Exception {
        Minute minute = memory().minute(clock.nextMillis());
        return minute == null || minute.hasResult() || !minute.hasEvents() || laterIsKnown(clock);
    }

    private static boolean laterIsKnown(SiteClock clock) {
        return clock.newestResultMillis() >= clock.nextMillis() + 2 * History.MINUTE_MILLIS;
    }

    private boolean canJudge(SiteClock clock, long watermarkMillis) throws Exception {
        if (watermarkMillis < clock.nextEndMillis() + GRACE_MILLIS) {
            return false;
        }
        Minute minute = memory().minute(clock.nextMillis());
        if (minute == null || laterIsKnown(clock)) {
            return true;
        }
        return minute.hasResult()
                ? watermarkMillis >= minute.readyAtMillis()
                : !minute.hasEvents() || isGivenUp(clock, watermarkMillis);
    }

    private static boolean isGivenUp(SiteClock clock, long watermarkMillis) {
        return watermarkMillis - clock.nextEndMillis() >= MAX_WAIT_MILLIS;
    }

    private void judge(SiteClock clock, ReadOnlyContext context, Collector<AlertUpdate> out)
            throws Exception {
        String siteId = context.getCurrentKey();
        if (memory().minute(clock.nextMillis()) == null) {
            // Nothing happened: that is known, too.
            memory().putMinute(clock.nextMillis(), Minute.empty());
        }
        History history = memory().history(clock);
        Map<String, Watch> watches = memory().watches();
        List<Definition> definitions =
                inForce().of(siteId, context.getBroadcastState(Definitions.STATE));
        endAlertsWithout(definitions, watches, clock, out);
        Looks looks = new Looks(siteId, history, watches, out::collect);
        definitions.forEach(looks::look);
        memory().setWatches(watches);
        long endMillis = clock.nextEndMillis();
        if (Learning.isDue(endMillis, clock.sinceMillis())) {
            memory().learn(Learning.sumUp(history));
        }
        if (endMillis % (EXPECTATION_MINUTES * History.MINUTE_MILLIS) == 0) {
            expect(siteId, history, context);
        }
        Minute judged = history.ago(0).judged(looks.isTrafficUnusual(definitions));
        memory().putMinute(clock.nextMillis(), judged);
        memory().forget(history.forgettable());
    }

    private static void expect(String siteId, History history, ReadOnlyContext context) {
        Optional<Baseline> baseline = history.baselineAhead(Series.EVENTS, LEAD_MINUTES + 1);
        baseline.ifPresent(
                usual ->
                        context.output(
                                EXPECTATIONS,
                                new Expectation(
                                        siteId,
                                        history.nowMillis()
                                                + (LEAD_MINUTES + 1) * History.MINUTE_MILLIS,
                                        usual.median(),
                                        usual.dispersion(),
                                        usual.text())));
    }

    private static void endAlertsWithout(
            List<Definition> definitions,
            Map<String, Watch> watches,
            SiteClock clock,
            Collector<AlertUpdate> out) {
        new HashMap<>(watches)
                .forEach(
                        (key, watch) -> {
                            String patternId = key.substring(0, key.indexOf('|'));
                            if (definitions.stream()
                                    .noneMatch(each -> each.patternId().equals(patternId))) {
                                watches.remove(key);
                                end(watch, clock, "switched off", out);
                            }
                        });
    }

    private void forget(SiteClock clock, Collector<AlertUpdate> out) throws Exception {
        memory().watches().values().forEach(watch -> end(watch, clock, "the site is gone", out));
        memory().clear();
    }

    private static void end(Watch watch, SiteClock clock, String why, Collector<AlertUpdate> out) {
        AlertUpdate opened = watch.opened();
        if (opened != null) {
            out.collect(Watching.resolved(opened, clock.nextEndMillis(), why));
        }
    }
}
