package io.realtimeanalytics.pipeline.pattern.detection;

import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.candidate.Routed;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Gives the events of each key to matchers, each once, in order of time and id, when the watermark
 * says that no earlier one can come: so that order of arrival and copies make no difference.
 *
 * <p>Turns come once a second of event time, for all of a key that is due by then: one timer, where
 * one for each event would cost more than all matching.
 */
public abstract class OrderedMatching
        extends KeyedBroadcastProcessFunction<String, Routed, DefinitionUpdate, Detection> {

    /** From one turn to the next, in event time. */
    public static final long TURN_MILLIS = 1_000;

    private static final long serialVersionUID = 1L;
    private static final long FORGET_EVERY_MILLIS = 10_000;

    private final long rememberMillis;
    private transient @Nullable ValueState<Arrivals> arrivals;
    private transient @Nullable Counter duplicates;
    private transient @Nullable Definitions definitions;

    /**
     * @param remember how long after its event time an id is remembered: every further copy is then
     *     delayed by its own fields, or behind the watermark
     */
    protected OrderedMatching(Duration remember) {
        this.rememberMillis = remember.toMillis();
    }

    @Override
    public void open(OpenContext context) throws Exception {
        arrivals =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "arrivals", TypeInformation.of(Arrivals.class)));
        duplicates = getRuntimeContext().getMetricGroup().counter("duplicates");
    }

    @Override
    public void processElement(Routed routed, ReadOnlyContext context, Collector<Detection> out)
            throws Exception {
        CandidateEvent event = routed.event();
        Arrivals known = Objects.requireNonNull(arrivals).value();
        Arrivals current = known == null ? Arrivals.none() : known;
        if (!current.add(event)) {
            Objects.requireNonNull(duplicates).inc();
            return;
        }
        Objects.requireNonNull(arrivals).update(current);
        long timeMillis = event.timeMillis();
        context.timerService().registerEventTimeTimer(next(timeMillis, TURN_MILLIS));
        context.timerService()
                .registerEventTimeTimer(next(timeMillis + rememberMillis, FORGET_EVERY_MILLIS));
    }

    @Override
    public void processBroadcastElement(
            DefinitionUpdate update, Context context, Collector<Detection> out) throws Exception {
        BroadcastState<String, Definition> edits = context.getBroadcastState(Definitions.STATE);
        if (update.definition() == null) {
            edits.remove(update.key());
        } else {
            edits.put(update.key(), update.definition());
        }
        definitions = null;
        definitionsChanged();
    }

    @Override
    public void onTimer(long timeMillis, OnTimerContext context, Collector<Detection> out)
            throws Exception {
        Definitions current = current(context.getBroadcastState(Definitions.STATE));
        Arrivals known = Objects.requireNonNull(arrivals).value();
        if (known != null) {
            List<CandidateEvent> due = known.takeUntil(timeMillis);
            if (!due.isEmpty()) {
                Objects.requireNonNull(arrivals).update(known);
            }
            for (CandidateEvent event : due) {
                timePassed(event.timeMillis(), context, current, out);
                happened(event, context, current, out);
            }
        }
        timePassed(timeMillis, context, current, out);
        if (timeMillis % FORGET_EVERY_MILLIS == 0) {
            if (known != null) {
                forget(known, timeMillis);
            }
            seldomPassed(timeMillis);
        }
    }

    private void forget(Arrivals known, long timeMillis) throws Exception {
        known.forgetUntil(timeMillis - rememberMillis);
        if (known.isEmpty()) {
            Objects.requireNonNull(arrivals).clear();
        } else {
            Objects.requireNonNull(arrivals).update(known);
        }
    }

    /** Event time of the key's events has come to this point; before the events of that moment. */
    protected abstract void timePassed(
            long timeMillis,
            OnTimerContext context,
            Definitions definitions,
            Collector<Detection> out)
            throws Exception;

    /** The next event of the key. */
    protected abstract void happened(
            CandidateEvent event,
            OnTimerContext context,
            Definitions definitions,
            Collector<Detection> out)
            throws Exception;

    /**
     * Called every ten seconds or so of each key, at least once after its last event: time to tidy
     * up.
     */
    protected abstract void seldomPassed(long timeMillis) throws Exception;

    /** What was made from definitions is out of date. */
    protected abstract void definitionsChanged();

    private Definitions current(ReadOnlyBroadcastState<String, Definition> edits) throws Exception {
        Definitions known = definitions;
        if (known == null) {
            known = Definitions.of(edits);
            definitions = known;
        }
        return known;
    }

    /** The first moment of the grid that is not before the given one. */
    private static long next(long timeMillis, long gridMillis) {
        return -Math.floorDiv(-timeMillis, gridMillis) * gridMillis;
    }
}
