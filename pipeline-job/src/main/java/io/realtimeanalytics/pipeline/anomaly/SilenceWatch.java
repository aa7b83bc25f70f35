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
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a site has gone silent: no event for so long that, by what is usual, at least 14
 * were to be expected. With independent events that happens by chance once in exp(14) times.
 *
 * <p>Hears the events themselves, not their settled results, second by second and in order: a
 * second waits until event time has passed it, so that the order of arrival never decides what a
 * silence is. State is cleared when the site has been gone for five weeks.
 */
final class SilenceWatch
        extends KeyedBroadcastProcessFunction<String, Pulse, DefinitionUpdate, AlertUpdate> {

    private static final long serialVersionUID = 1L;
    private static final long SECOND_MILLIS = 1_000;

    private transient @Nullable ValueState<Quiet> state;
    private transient @Nullable MapState<Long, Heard> ahead;
    private transient @Nullable DefinitionsInForce inForce;

    @Override
    public void open(OpenContext openContext) {
        inForce = new DefinitionsInForce();
        state =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "quiet", TypeInformation.of(Quiet.class)));
        ahead =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "ahead", Types.LONG, TypeInformation.of(Heard.class)));
    }

    private DefinitionsInForce inForce() {
        return Objects.requireNonNull(inForce, "not opened");
    }

    private ValueState<Quiet> state() {
        return Objects.requireNonNull(state, "not opened");
    }

    /** Seconds that event time has not passed yet, by their start. */
    private MapState<Long, Heard> ahead() {
        return Objects.requireNonNull(ahead, "not opened");
    }

    private Quiet quiet() throws Exception {
        Quiet known = state().value();
        return known == null ? Quiet.unknown() : known;
    }

    @Override
    public void processBroadcastElement(
            DefinitionUpdate update, Context context, Collector<AlertUpdate> out) throws Exception {
        inForce().take(update, context.getBroadcastState(Definitions.STATE));
    }

    @Override
    public void processElement(Pulse pulse, ReadOnlyContext context, Collector<AlertUpdate> out)
            throws Exception {
        Sample sample = pulse.sample();
        Expectation expectation = pulse.expectation();
        if (sample != null) {
            hear(sample, context);
        } else if (expectation != null) {
            Quiet expecting = quiet().with(expectation, context.currentWatermark());
            state().update(expecting);
            waitForSilence(expecting, context);
        }
    }

    private void hear(Sample sample, ReadOnlyContext context) throws Exception {
        long start = secondOf(sample.oldestMillis());
        Heard heard = Heard.of(sample);
        Heard known = ahead().get(start);
        ahead().put(start, known == null ? heard : known.with(heard));
        context.timerService().registerEventTimeTimer(start + SECOND_MILLIS);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<AlertUpdate> out)
            throws Exception {
        Heard passed = ahead().get(timestamp - SECOND_MILLIS);
        if (passed != null) {
            ahead().remove(timestamp - SECOND_MILLIS);
            pass(passed, context, out);
        }
        Quiet quiet = quiet();
        boolean isEnd = context.currentWatermark() == Long.MAX_VALUE && ahead().isEmpty();
        boolean isGone = timestamp >= quiet.lastEventMillis() + SiteWatch.FORGET_MILLIS;
        if (isEnd || isGone) {
            // The end of what there is to read is no silence.
            if (!isEnd) {
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
        if (!isHeardBy(timestamp)) {
            for (Definition definition : definitions(context)) {
                look(quiet, definition, timestamp, out);
            }
            state().update(quiet);
        }
    }

    /** A second is over: its events end what was silent, and begin the next wait. */
    private void pass(Heard heard, ReadOnlyContext context, Collector<AlertUpdate> out)
            throws Exception {
        Quiet known = quiet();
        if (heard.newestMillis() <= known.lastEventMillis()) {
            return;
        }
        long backMillis =
                heard.oldestMillis() > known.lastEventMillis()
                        ? heard.oldestMillis()
                        : heard.newestMillis();
        Map<String, Long> silentUntil = new HashMap<>(known.silentUntilMillis());
        for (Definition definition : definitions(context)) {
            if (known.opened().containsKey(definition.patternId())) {
                silentUntil.put(definition.patternId(), backMillis + definition.cooldownMillis());
            }
        }
        known.opened()
                .values()
                .forEach(
                        opened ->
                                out.collect(Watching.resolved(opened, backMillis, "events again")));
        silentUntil.values().removeIf(until -> until <= heard.newestMillis());
        Quiet quiet =
                new Quiet(
                        heard.newestMillis(),
                        heard.eventIds(),
                        known.expectations(),
                        new HashMap<>(),
                        silentUntil);
        state().update(quiet);
        waitForSilence(quiet, context);
        // Once an hour is enough for what is due in five weeks.
        context.timerService()
                .registerEventTimeTimer(
                        History.hourOf(quiet.lastEventMillis())
                                + History.HOUR_MILLIS
                                + SiteWatch.FORGET_MILLIS);
    }

    /** Whether there are events in the second that is going on, up to a moment. */
    private boolean isHeardBy(long nowMillis) throws Exception {
        Heard heard = ahead().get(secondOf(nowMillis));
        return heard != null && heard.oldestMillis() <= nowMillis;
    }

    private static void look(
            Quiet quiet, Definition definition, long nowMillis, Collector<AlertUpdate> out) {
        String patternId = definition.patternId();
        if (!quiet.opened().containsKey(patternId) && dueMillis(quiet, definition) <= nowMillis) {
            AlertUpdate alert = Silence.alert(quiet, definition, nowMillis);
            quiet.opened().put(patternId, alert);
            out.collect(alert);
        }
    }

    private void waitForSilence(Quiet quiet, ReadOnlyContext context) throws Exception {
        for (Definition definition : definitions(context)) {
            long due = dueMillis(quiet, definition);
            if (due < Long.MAX_VALUE && !quiet.opened().containsKey(definition.patternId())) {
                context.timerService().registerEventTimeTimer(due);
            }
        }
    }

    /** Not before the cool-down of the one before is over. */
    private static long dueMillis(Quiet quiet, Definition definition) {
        return Math.max(
                Silence.dueMillis(quiet, Thresholds.of(definition)),
                quiet.silentUntilMillis().getOrDefault(definition.patternId(), Long.MIN_VALUE));
    }

    private List<Definition> definitions(ReadOnlyContext context) throws Exception {
        return inForce()
                .of(context.getCurrentKey(), context.getBroadcastState(Definitions.STATE))
                .stream()
                .filter(definition -> definition.matcher() == Kind.SILENCE)
                .toList();
    }

    private static long secondOf(long millis) {
        return millis - Math.floorMod(millis, SECOND_MILLIS);
    }
}
