package io.realtimeanalytics.pipeline.pattern.sequence;

import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.detection.Trail;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.flink.cep.pattern.Pattern;

/**
 * A definition in terms of Flink CEP.
 *
 * @param accepts which events it sees: others neither match nor come between those that do
 * @param isPart which events belong to what it is about; they may begin a match
 * @param isRecovery which event makes good what an alert was about
 * @param isAboutTrail whether all parts since the last rest count, not the matched ones alone
 * @param forms what to look for; each match of each is a detection
 * @param detail one sentence about a row of events; empty: not worth an alert
 */
record SequenceRule(
        Predicate<CandidateEvent> accepts,
        Predicate<CandidateEvent> isPart,
        Predicate<CandidateEvent> isRecovery,
        boolean isAboutTrail,
        List<Form> forms,
        Function<Trail, Optional<String>> detail) {

    /**
     * A CEP pattern.
     *
     * @param pattern it
     * @param isAbsence whether it matches by the end of its time, not by an event
     */
    record Form(Pattern<CandidateEvent, ?> pattern, boolean isAbsence) {}
}
