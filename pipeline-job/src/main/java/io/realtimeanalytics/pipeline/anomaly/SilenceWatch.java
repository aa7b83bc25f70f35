package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.alert.Definition;
import io.realtimeanalytics.pipeline.alert.DefinitionUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a site has gone silent: no event for so long that, by what is usual, at least 14
 * were to be expected. With independent events that happens by chance once in exp(14) times.
 *
 * <p>Hears the events themselves, not their settled results, and so needs no more than seconds on a
 * busy site. State is cleared when the site has been gone for five weeks.
 */
final class SilenceWatch
        extends KeyedBroadcastProcessFunction<String, Pulse, DefinitionUpdate, AlertUpdate> {

    private static final long serialVersionUID = 1L;
    private static final long SECOND_MILLIS = 1_000;

    private transient @Nullable ValueState<Quiet> state;

    @Override
    public void open(OpenContext openContext) {
        state =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "quiet", TypeInformation.of(Quiet.class)));
    }

    private ValueState<Quiet> state() {
        return Objects.requireNonNull(state, "not opened");
    }

    @Override
    public void processBroadcastElement(
            DefinitionUpdate update, Context context, Collector<AlertUpdate> out) throws Exception {
        DetectorDefinitions.take(update, context.getBroadcastState(DetectorDefinitions.STATE));
    }

    @Override
    public void processElement(Pulse pulse, ReadOnlyContext context, Collector<AlertUpdate> out)
            throws Exception {
        Quiet quiet = state().value();
        Quiet known =
                quiet == null
                        ? new Quiet(
                                Long.MIN_VALUE,
                                new String[0],
                                List.of(),
                                new HashMap<>(),
                                new HashMap<>())
                        : quiet;
        Sample sample = pulse.sample();
        Expectation expectation = pulse.expectation();
        if (sample != null) {
            state().update(hear(known, sample, context, out));
        } else if (expectation != null) {
            state().update(expect(known, expectation, context));
        }
    }

    private Quiet hear(
            Quiet known, Sample sample, ReadOnlyContext context, Collector<AlertUpdate> out)
            throws Exception {
        if (sample.newestMillis() <= known.lastEventMillis()) {
            return known;
        }
        Map<String, Long> silentUntil = new HashMap<>(known.silentUntilMillis());
        for (Definition definition : definitions(context)) {
            AlertUpdate opened = known.opened().get(definition.patternId());
            if (opened != null) {
                silentUntil.put(
                        definition.patternId(),
                        sample.newestMillis() + definition.cooldownMillis());
            }
        }
        known.opened()
                .values()
                .forEach(
                        opened ->
                                out.collect(
                                        Watching.resolved(
                                                opened,
                                                firstAfter(opened, sample),
                                                "events again")));
        silentUntil.values().removeIf(until -> until <= sample.newestMillis());
        Quiet heard =
                new Quiet(
                        sample.newestMillis(),
                        sample.eventIds(),
                        known.expectations(),
                        new HashMap<>(),
                        silentUntil);
        waitForSilence(heard, context);
        return heard;
    }

    private static long firstAfter(AlertUpdate opened, Sample sample) {
        return sample.oldestMillis() > opened.lastEventAtMillis()
                ? sample.oldestMillis()
                : sample.newestMillis();
    }

    private Quiet expect(Quiet known, Expectation expectation, ReadOnlyContext context)
            throws Exception {
        List<Expectation> expectations = new ArrayList<>();
        for (Expectation each : known.expectations()) {
            if (each.fromMillis() < expectation.fromMillis()) {
                expectations.add(each);
            }
        }
        expectations.add(expectation);
        // Of those that hold by now, only the newest is of use.
        while (expectations.size() > 1
                && expectations.get(1).fromMillis() <= context.currentWatermark()) {
            expectations.remove(0);
        }
        context.timerService().registerEventTimeTimer(expectation.fromMillis());
        return new Quiet(
                known.lastEventMillis(),
                known.lastEventIds(),
                expectations,
                known.opened(),
                known.silentUntilMillis());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<AlertUpdate> out)
            throws Exception {
        Quiet quiet = state().value();
        if (quiet == null) {
            return;
        }
        boolean isGone = timestamp >= quiet.lastEventMillis() + SiteWatch.FORGET_MILLIS;
        if (isGone || context.currentWatermark() == Long.MAX_VALUE) {
            // The end of what there is to read is no silence.
            if (isGone && context.currentWatermark() != Long.MAX_VALUE) {
                quiet.opened()
                        .values()
                        .forEach(
                                opened ->
                                        out.collect(
                                                Watching.resolved(
                                                        opened, timestamp, "the site is gone")));
            }
            state().clear();
            return;
        }
        for (Definition definition : definitions(context)) {
            look(quiet, definition, timestamp, out);
        }
        state().update(quiet);
        waitForSilence(quiet, context);
    }

    private void look(
            Quiet quiet, Definition definition, long nowMillis, Collector<AlertUpdate> out) {
        Expectation expectation = holding(quiet, nowMillis);
        if (expectation == null
                || quiet.opened().containsKey(definition.patternId())
                || quiet.silentUntilMillis().getOrDefault(definition.patternId(), Long.MIN_VALUE)
                        > nowMillis) {
            return;
        }
        long spanMillis = spanMillis(expectation, definition);
        if (spanMillis < Long.MAX_VALUE && nowMillis - quiet.lastEventMillis() >= spanMillis) {
            AlertUpdate alert = describe(quiet, definition, expectation, nowMillis);
            quiet.opened().put(definition.patternId(), alert);
            out.collect(alert);
        }
    }

    private static @Nullable Expectation holding(Quiet quiet, long atMillis) {
        Expectation found = null;
        for (Expectation each : quiet.expectations()) {
            if (each.fromMillis() <= atMillis) {
                found = each;
            }
        }
        return found;
    }

    /** Silence that is long enough; {@link Long#MAX_VALUE} if the site has too few events. */
    private static long spanMillis(Expectation expectation, Definition definition) {
        Thresholds thresholds = DetectorKind.SILENCE.thresholds(definition);
        double perMilli = expectation.perMinute() / History.MINUTE_MILLIS;
        double millis = thresholds.get("min_expected") * expectation.dispersion() / perMilli;
        if (!(millis <= thresholds.get("max_seconds") * SECOND_MILLIS)) {
            return Long.MAX_VALUE;
        }
        return (long) Math.ceil(Math.max(millis, thresholds.get("min_seconds") * SECOND_MILLIS));
    }

    private void waitForSilence(Quiet quiet, ReadOnlyContext context) throws Exception {
        long last = quiet.lastEventMillis();
        if (last == Long.MIN_VALUE) {
            return;
        }
        context.timerService().registerEventTimeTimer(last + SiteWatch.FORGET_MILLIS);
        for (Definition definition : definitions(context)) {
            for (Expectation each : quiet.expectations()) {
                long spanMillis = spanMillis(each, definition);
                if (spanMillis < Long.MAX_VALUE) {
                    long due = Math.max(last + spanMillis, each.fromMillis());
                    if (due > context.currentWatermark()) {
                        context.timerService().registerEventTimeTimer(due);
                    }
                }
            }
        }
    }

    private static List<Definition> definitions(ReadOnlyContext context) throws Exception {
        List<Definition> all =
                DetectorDefinitions.of(
                        context.getCurrentKey(),
                        context.getBroadcastState(DetectorDefinitions.STATE));
        all.removeIf(definition -> !definition.kind().equals(DetectorKind.SILENCE.id()));
        return all;
    }
}
