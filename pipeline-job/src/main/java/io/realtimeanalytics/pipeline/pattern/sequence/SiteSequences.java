package io.realtimeanalytics.pipeline.pattern.sequence;

import io.realtimeanalytics.pipeline.pattern.candidate.Scope;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sequences that run on one site. */
final class SiteSequences {

    private final Map<Scope, List<Sequence>> byScope = new EnumMap<>(Scope.class);
    private final Map<String, Sequence> byVersion = new HashMap<>();

    SiteSequences(String siteId, Definitions definitions) {
        for (Definition definition : definitions.of(siteId)) {
            Scope scope = definition.matcher().scope();
            if (scope.isSequential()) {
                Sequence sequence = Sequence.of(definition);
                byScope.computeIfAbsent(scope, key -> new ArrayList<>()).add(sequence);
                byVersion.put(sequence.version(), sequence);
            }
        }
    }

    List<Sequence> of(Scope scope) {
        return byScope.getOrDefault(scope, List.of());
    }

    /** The sequence of that version of a definition; null if it is no longer in force. */
    @Nullable Sequence ofVersion(String version) {
        return byVersion.get(version);
    }
}
