package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import io.realtimeanalytics.pipeline.pattern.definition.Kind;
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

    private transient @Nullable ValueState<Quiet> state;
    private transient @Nullable DefinitionsInForce inForce;

    @Override
    public void open(OpenContext openContext) {
        inForce = new DefinitionsInForce();
        state =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "quiet", TypeInformation.of(Quiet.class)));
    }

    private DefinitionsInForce inForce() {
        return Objects.requireNonNull(inForce, "not opened");
    }

    private ValueState<Quiet> state() {
        return Objects.requireNonNull(state, "not opened");
    }

    @Override
    public void processBroadcastElement(
            DefinitionUpdate update, Context context, Collector<AlertUpdate> out) throws Exception {
        inForce().take(update, context.getBroadcastState(Definitions.STATE));
    }

    @Override
    public void processElement(Pulse pulse, ReadOnlyContext context, Collector<AlertUpdate> out)
            throws Exception {
        Quiet quiet = state().value();
        Quiet known = quiet == null ? Quiet.unknown() : quiet;
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
        Quiet expecting = known.with(expectation, context.currentWatermark());
        waitForSilence(expecting, context);
        return expecting;
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

    private static void look(
            Quiet quiet, Definition definition, long nowMillis, Collector<AlertUpdate> out) {
        String patternId = definition.patternId();
        boolean isMuted =
                quiet.opened().containsKey(patternId)
                        || quiet.silentUntilMillis().getOrDefault(patternId, Long.MIN_VALUE)
                                > nowMillis;
        Thresholds thresholds = Thresholds.of(definition);
        if (!isMuted && Silence.dueMillis(quiet, thresholds) <= nowMillis) {
            AlertUpdate alert = Silence.alert(quiet, definition, nowMillis);
            quiet.opened().put(patternId, alert);
            out.collect(alert);
        }
    }

    private void waitForSilence(Quiet quiet, ReadOnlyContext context) throws Exception {
        if (quiet.lastEventMillis() == Long.MIN_VALUE) {
            return;
        }
        context.timerService()
                .registerEventTimeTimer(quiet.lastEventMillis() + SiteWatch.FORGET_MILLIS);
        for (Definition definition : definitions(context)) {
            Thresholds thresholds = Thresholds.of(definition);
            long due = Silence.dueMillis(quiet, thresholds);
            if (due < Long.MAX_VALUE && due > context.currentWatermark()) {
                context.timerService().registerEventTimeTimer(due);
            }
        }
    }

    private List<Definition> definitions(ReadOnlyContext context) throws Exception {
        return inForce()
                .of(context.getCurrentKey(), context.getBroadcastState(Definitions.STATE))
                .stream()
                .filter(definition -> definition.matcher() == Kind.SILENCE)
                .toList();
    }
}
