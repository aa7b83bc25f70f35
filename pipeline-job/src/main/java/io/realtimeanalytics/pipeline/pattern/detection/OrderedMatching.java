package io.realtimeanalytics.pipeline.pattern.detection;

import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.candidate.Routed;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Gives the events of each key to matchers, each once, in order of time and id, when the watermark
 * says that no earlier one can come: so that order of arrival and copies make no difference.
 */
public abstract class OrderedMatching
        extends KeyedBroadcastProcessFunction<String, Routed, DefinitionUpdate, Detection> {

    private static final long serialVersionUID = 1L;
    private static final long FORGET_EVERY_MILLIS = 1_000;
    private static final Comparator<CandidateEvent> BY_ID =
            Comparator.comparing(CandidateEvent::eventId);

    private final long rememberMillis;
    private transient @Nullable MapState<Long, CandidateEvent[]> waiting;
    private transient @Nullable MapState<String, Long> seen;
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
        waiting =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "waiting",
                                        Types.LONG,
                                        TypeInformation.of(CandidateEvent[].class)));
        seen =
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("seen", Types.STRING, Types.LONG));
        duplicates = getRuntimeContext().getMetricGroup().counter("duplicates");
    }

    @Override
    public void processElement(Routed routed, ReadOnlyContext context, Collector<Detection> out)
            throws Exception {
        CandidateEvent event = routed.event();
        MapState<String, Long> ids = Objects.requireNonNull(seen);
        if (ids.contains(event.eventId())) {
            Objects.requireNonNull(duplicates).inc();
            return;
        }
        ids.put(event.eventId(), event.timeMillis());
        MapState<Long, CandidateEvent[]> events = Objects.requireNonNull(waiting);
        CandidateEvent[] sameTime = events.get(event.timeMillis());
        events.put(event.timeMillis(), with(sameTime, event));
        context.timerService().registerEventTimeTimer(event.timeMillis());
        context.timerService().registerEventTimeTimer(forgetTime(event.timeMillis()));
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
        MapState<Long, CandidateEvent[]> events = Objects.requireNonNull(waiting);
        Definitions current = current(context.getBroadcastState(Definitions.STATE));
        timePassed(timeMillis, context, current, out);
        // Timers fire in order of time, so these are all that is due.
        CandidateEvent[] due = events.get(timeMillis);
        if (due != null) {
            events.remove(timeMillis);
            Arrays.sort(due, BY_ID);
            for (CandidateEvent event : due) {
                happened(event, context, current, out);
            }
        }
        if (timeMillis % FORGET_EVERY_MILLIS == 0) {
            forget(timeMillis);
            seldomPassed(timeMillis);
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

    /** Called in some seconds of each key, at least once after its last event: time to tidy up. */
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

    private void forget(long timeMillis) throws Exception {
        List<String> old = new ArrayList<>();
        Iterator<Map.Entry<String, Long>> ids = Objects.requireNonNull(seen).iterator();
        while (ids.hasNext()) {
            Map.Entry<String, Long> id = ids.next();
            if (forgetTime(id.getValue()) <= timeMillis) {
                old.add(id.getKey());
            }
        }
        for (String id : old) {
            Objects.requireNonNull(seen).remove(id);
        }
    }

    // On a coarse grid: one timer a second for each key, however many its events are.
    private long forgetTime(long eventTimeMillis) {
        long time = eventTimeMillis + rememberMillis + FORGET_EVERY_MILLIS;
        return time - time % FORGET_EVERY_MILLIS;
    }

    private static CandidateEvent[] with(CandidateEvent @Nullable [] events, CandidateEvent event) {
        if (events == null) {
            return new CandidateEvent[] {event};
        }
        CandidateEvent[] more = Arrays.copyOf(events, events.length + 1);
        more[events.length] = event;
        return more;
    }
}
