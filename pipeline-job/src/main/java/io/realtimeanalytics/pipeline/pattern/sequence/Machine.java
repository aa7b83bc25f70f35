package io.realtimeanalytics.pipeline.pattern.sequence;

import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.sequence.SequenceRule.Form;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.time.TimerService;

/**
 * One form of a definition as CEP's automaton. What it knows of a key is in the state given to it,
 * and in the buffer that all automata of the operator share.
 */
// Closing an accessor writes to state, which may throw anything.
@SuppressWarnings("try")
final class Machine {

    private static final AfterMatchSkipStrategy EACH_MATCH = AfterMatchSkipStrategy.noSkip();
    // Only conditions that ask for the time of this machine use it, and none does.
    private static final TimerService NO_CLOCK = () -> 0;

    private final Form form;
    private final NFA<CandidateEvent> automaton;

    Machine(Form form) {
        this.form = form;
        this.automaton =
                NFACompiler.<CandidateEvent>compileFactory(form.pattern(), false).createNFA();
    }

    Form form() {
        return form;
    }

    long windowMillis() {
        return automaton.getWindowTime();
    }

    NFAState atRest() {
        return automaton.createInitialNFAState();
    }

    /** Whether nothing is under way: only the state from which everything begins is left. */
    static boolean isAtRest(NFAState state) {
        return state.getPartialMatches().size() == 1 && state.getCompletedMatches().isEmpty();
    }

    /** Matches that end because time has passed. */
    Collection<Map<String, List<CandidateEvent>>> advance(
            NFAState state, long timeMillis, SharedBuffer<CandidateEvent> buffer) throws Exception {
        try (SharedBufferAccessor<CandidateEvent> accessor = buffer.getAccessor()) {
            return automaton.advanceTime(accessor, state, timeMillis, EACH_MATCH).f0;
        }
    }

    /** Matches that end with an event. */
    Collection<Map<String, List<CandidateEvent>>> process(
            NFAState state, CandidateEvent event, SharedBuffer<CandidateEvent> buffer)
            throws Exception {
        try (SharedBufferAccessor<CandidateEvent> accessor = buffer.getAccessor()) {
            return automaton.process(
                    accessor, state, event, event.timeMillis(), EACH_MATCH, NO_CLOCK);
        }
    }

    /** When the match was certain. */
    long detectedAtMillis(List<CandidateEvent> events) {
        return form.isAbsence()
                ? events.get(0).timeMillis() + windowMillis()
                : events.get(events.size() - 1).timeMillis();
    }

    /**
     * CEP numbers the events of each moment, and forgets the numbers of the past only when an
     * automaton goes on: after the last one has come to rest, somebody else has to.
     */
    static void forgetNumbers(long timeMillis, SharedBuffer<CandidateEvent> buffer)
            throws Exception {
        try (SharedBufferAccessor<CandidateEvent> accessor = buffer.getAccessor()) {
            accessor.advanceTime(timeMillis);
        }
    }

    /** Gives up what is under way, of whatever definition it was. */
    static void release(NFAState state, SharedBuffer<CandidateEvent> buffer) throws Exception {
        try (SharedBufferAccessor<CandidateEvent> accessor = buffer.getAccessor()) {
            for (ComputationState match : state.getPartialMatches()) {
                if (match.getPreviousBufferEntry() != null) {
                    accessor.releaseNode(match.getPreviousBufferEntry(), match.getVersion());
                }
            }
        }
    }
}
