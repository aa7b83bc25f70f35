package io.realtimeanalytics.pipeline.pattern.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The definitions in force: what is built in, replaced by what was edited, for a site by what was
 * edited for it.
 */
public final class Definitions {

    /** Edits, by key; what is removed is absent. */
    public static final MapStateDescriptor<String, Definition> STATE =
            new MapStateDescriptor<>(
                    "definitions", Types.STRING, TypeInformation.of(Definition.class));

    private final Map<String, Definition> general = new LinkedHashMap<>();
    private final Map<String, Map<String, Definition>> bySite = new HashMap<>();

    private Definitions() {}

    /** Those in force given the edits. */
    public static Definitions of(ReadOnlyBroadcastState<String, Definition> edits)
            throws Exception {
        List<Definition> edited = new ArrayList<>();
        edits.immutableEntries().forEach(entry -> edited.add(entry.getValue()));
        return of(edited);
    }

    static Definitions of(Iterable<Definition> edits) {
        Definitions definitions = new Definitions();
        BuiltIn.definitions().forEach(definitions::add);
        edits.forEach(definitions::add);
        return definitions;
    }

    /** Those that run on a site. */
    public List<Definition> of(String siteId) {
        Map<String, Definition> all = new LinkedHashMap<>(general);
        all.putAll(bySite.getOrDefault(siteId, Map.of()));
        return all.values().stream().filter(Definition::isEnabled).toList();
    }

    private void add(Definition definition) {
        if (definition.siteId().isEmpty()) {
            general.put(definition.patternId(), definition);
        } else {
            bySite.computeIfAbsent(definition.siteId(), site -> new LinkedHashMap<>())
                    .put(definition.patternId(), definition);
        }
    }
}
