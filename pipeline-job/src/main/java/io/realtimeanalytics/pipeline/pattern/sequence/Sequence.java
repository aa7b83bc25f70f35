package io.realtimeanalytics.pipeline.pattern.sequence;

import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.detection.Detection;
import io.realtimeanalytics.pipeline.pattern.detection.Trail;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A definition, ready to run.
 *
 * @param definition it
 * @param version its version: long to make, and asked for with each event
 * @param rule it in terms of CEP
 * @param machines its automata
 * @param stateKeys names of their states
 */
record Sequence(
        Definition definition,
        String version,
        SequenceRule rule,
        List<Machine> machines,
        List<String> stateKeys) {

    private static final char SEPARATOR = '/';

    static Sequence of(Definition definition) {
        SequenceRule rule = SequenceRules.of(definition);
        String version = definition.version();
        return new Sequence(
                definition,
                version,
                rule,
                rule.forms().stream().map(Machine::new).toList(),
                IntStream.range(0, rule.forms().size())
                        .mapToObj(machine -> version + SEPARATOR + machine)
                        .toList());
    }

    /** What to say of a match; empty if it is not worth it. */
    Optional<Detection> detection(CandidateEvent event, Trail trail, long detectedAtMillis) {
        return rule.detail()
                .apply(trail)
                .map(
                        detail ->
                                Detection.of(
                                        definition,
                                        event.siteId(),
                                        event.visitorId(),
                                        trail,
                                        detectedAtMillis,
                                        detail));
    }

    static String versionOf(String stateKey) {
        return stateKey.substring(0, stateKey.lastIndexOf(SEPARATOR));
    }

    static int machineOf(String stateKey) {
        return Integer.parseInt(stateKey.substring(stateKey.lastIndexOf(SEPARATOR) + 1));
    }
}
