package io.realtimeanalytics.pipeline.pattern.sequence;

import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.candidate.Scope;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import io.realtimeanalytics.pipeline.pattern.detection.Detection;
import io.realtimeanalytics.pipeline.pattern.detection.OrderedMatching;
import io.realtimeanalytics.pipeline.pattern.detection.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.NFAStateSerializer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs CEP's automata, one or two for each definition, over the events of a page view or a visitor.
 *
 * <p>{@code CEP.pattern()} fixes patterns when the job is built. Here the automata are compiled
 * from the broadcast definitions, while the job runs: what is under way by an old version of a
 * definition is given up, and the new version begins with the next event.
 */
public final class SequenceMatching extends OrderedMatching implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private transient @Nullable MapState<String, NFAState> underWay;
    private transient @Nullable MapState<String, Trail> trails;
    private transient @Nullable SharedBuffer<CandidateEvent> buffer;
    private transient @Nullable Map<String, SiteSequences> sequencesBySite;

    /**
     * @param remember see {@link OrderedMatching}
     */
    public SequenceMatching(Duration remember) {
        super(remember);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
        buffer =
                new SharedBuffer<>(
                        context.getKeyedStateStore(),
                        getRuntimeContext()
                                .createSerializer(TypeInformation.of(CandidateEvent.class)));
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // All state is keyed, and CEP's buffer writes its cache back after each use.
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        underWay =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "under-way",
                                        StringSerializer.INSTANCE,
                                        new NFAStateSerializer()));
        trails =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "trails", Types.STRING, TypeInformation.of(Trail.class)));
        sequencesBySite = new HashMap<>();
    }

    @Override
    public void close() {
        // It has a thread that would outlive the job.
        if (buffer != null) {
            buffer.releaseCacheStatisticsTimer();
        }
    }

    @Override
    protected void definitionsChanged() {
        Objects.requireNonNull(sequencesBySite).clear();
    }

    @Override
    protected void seldomPassed(long timeMillis) throws Exception {
        if (Objects.requireNonNull(underWay).isEmpty()) {
            Machine.forgetNumbers(timeMillis, Objects.requireNonNull(buffer));
        }
    }

    @Override
    protected void timePassed(
            long timeMillis,
            OnTimerContext context,
            Definitions definitions,
            Collector<Detection> out)
            throws Exception {
        MapState<String, NFAState> states = Objects.requireNonNull(underWay);
        if (states.isEmpty()) {
            return;
        }
        String key = context.getCurrentKey();
        SiteSequences sequences = sequencesOf(Scope.siteOf(key), definitions);
        List<String> stateKeys = new ArrayList<>();
        states.keys().forEach(stateKeys::add);
        for (String stateKey : stateKeys) {
            NFAState state = states.get(stateKey);
            Sequence sequence = sequences.ofVersion(Sequence.versionOf(stateKey));
            if (sequence == null) {
                Machine.release(state, Objects.requireNonNull(buffer));
                states.remove(stateKey);
            } else {
                Machine machine = sequence.machines().get(Sequence.machineOf(stateKey));
                tell(
                        sequence,
                        machine,
                        machine.advance(state, timeMillis, Objects.requireNonNull(buffer)),
                        out);
                keep(stateKey, state);
            }
        }
        for (String stateKey : stateKeys) {
            dropTrailAtRest(Sequence.versionOf(stateKey));
        }
    }

    @Override
    protected void happened(
            CandidateEvent event,
            OnTimerContext context,
            Definitions definitions,
            Collector<Detection> out)
            throws Exception {
        SiteSequences sequences = sequencesOf(event.siteId(), definitions);
        for (Sequence sequence : sequences.of(Scope.of(context.getCurrentKey()))) {
            if (sequence.rule().isRecovery().test(event)) {
                out.collect(
                        Detection.recovery(
                                sequence.definition(),
                                event.siteId(),
                                event.visitorId(),
                                event.timeMillis()));
            }
            if (sequence.rule().accepts().test(event)) {
                follow(sequence, event, context, out);
            }
        }
    }

    private void follow(
            Sequence sequence,
            CandidateEvent event,
            OnTimerContext context,
            Collector<Detection> out)
            throws Exception {
        MapState<String, NFAState> states = Objects.requireNonNull(underWay);
        boolean isPart = sequence.rule().isPart().test(event);
        String version = sequence.version();
        if (isPart && sequence.rule().isAboutTrail()) {
            MapState<String, Trail> all = Objects.requireNonNull(trails);
            Trail before = all.get(version);
            all.put(version, (before == null ? Trail.NONE : before).and(event));
        }
        for (int i = 0; i < sequence.machines().size(); i++) {
            Machine machine = sequence.machines().get(i);
            String stateKey = sequence.stateKeys().get(i);
            NFAState state = states.get(stateKey);
            if (state == null && !isPart) {
                continue;
            }
            NFAState current = state == null ? machine.atRest() : state;
            tell(
                    sequence,
                    machine,
                    machine.process(current, event, Objects.requireNonNull(buffer)),
                    out);
            if (current.isNewStartPartialMatch()) {
                context.timerService()
                        .registerEventTimeTimer(event.timeMillis() + machine.windowMillis());
            }
            keep(stateKey, current);
        }
        dropTrailAtRest(version);
    }

    private void tell(
            Sequence sequence,
            Machine machine,
            Collection<Map<String, List<CandidateEvent>>> matches,
            Collector<Detection> out)
            throws Exception {
        for (Map<String, List<CandidateEvent>> match : matches) {
            List<CandidateEvent> events = new ArrayList<>();
            match.values().forEach(events::addAll);
            Trail kept =
                    sequence.rule().isAboutTrail()
                            ? Objects.requireNonNull(trails).get(sequence.version())
                            : null;
            Trail trail = kept == null ? Trail.of(events) : kept;
            sequence.detection(events.get(0), trail, machine.detectedAtMillis(events))
                    .ifPresent(out::collect);
        }
    }

    private void keep(String stateKey, NFAState state) throws Exception {
        state.resetStateChanged();
        state.resetNewStartPartialMatch();
        if (Machine.isAtRest(state)) {
            Objects.requireNonNull(underWay).remove(stateKey);
        } else {
            Objects.requireNonNull(underWay).put(stateKey, state);
        }
    }

    private void dropTrailAtRest(String version) throws Exception {
        MapState<String, Trail> all = Objects.requireNonNull(trails);
        if (!all.contains(version)) {
            return;
        }
        for (String stateKey : Objects.requireNonNull(underWay).keys()) {
            if (Sequence.versionOf(stateKey).equals(version)) {
                return;
            }
        }
        all.remove(version);
    }

    private SiteSequences sequencesOf(String siteId, Definitions definitions) {
        return Objects.requireNonNull(sequencesBySite)
                .computeIfAbsent(siteId, site -> new SiteSequences(site, definitions));
    }
}
