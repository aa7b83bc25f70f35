package io.realtimeanalytics.pipeline.pattern.sequence;

import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.detection.Detection;
import io.realtimeanalytics.pipeline.pattern.detection.Trail;
import java.util.List;
import java.util.Optional;

/** A definition, ready to run. */
record Sequence(Definition definition, SequenceRule rule, List<Machine> machines) {

    private static final char SEPARATOR = '/';

    static Sequence of(Definition definition) {
        SequenceRule rule = SequenceRules.of(definition);
        return new Sequence(definition, rule, rule.forms().stream().map(Machine::new).toList());
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

    /** Name of the state of one of its machines. */
    String stateKey(int machine) {
        return definition.version() + SEPARATOR + machine;
    }

    static String versionOf(String stateKey) {
        return stateKey.substring(0, stateKey.lastIndexOf(SEPARATOR));
    }

    static int machineOf(String stateKey) {
        return Integer.parseInt(stateKey.substring(stateKey.lastIndexOf(SEPARATOR) + 1));
    }
}
