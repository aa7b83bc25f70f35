package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.alert.Definition;
import io.realtimeanalytics.pipeline.alert.DefinitionUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Definitions of detectors: those that are built in, unless one of the same id replaces it. */
final class DetectorDefinitions {

    static final MapStateDescriptor<String, Definition> STATE =
            new MapStateDescriptor<>(
                    "detector-definitions", Types.STRING, TypeInformation.of(Definition.class));

    private static final Logger LOG = LoggerFactory.getLogger(DetectorDefinitions.class);

    private DetectorDefinitions() {}

    /** Takes an update that can run; one that cannot leaves what was there. */
    static void take(DefinitionUpdate update, BroadcastState<String, Definition> state)
            throws Exception {
        Definition definition = update.definition();
        if (definition == null) {
            state.remove(update.patternId());
            return;
        }
        Optional<DetectorKind> kind = DetectorKind.named(definition.kind());
        if (kind.isEmpty()) {
            return;
        }
        List<String> problems = kind.get().problemsOf(definition);
        if (problems.isEmpty()) {
            state.put(update.patternId(), definition);
        } else {
            LOG.warn("{} is left as it was: {}", update.patternId(), String.join("; ", problems));
        }
    }

    /** What looks at a site, in the order of ids. */
    static List<Definition> of(String siteId, ReadOnlyBroadcastState<String, Definition> state)
            throws Exception {
        Map<String, Definition> all = new TreeMap<>();
        for (DetectorKind kind : DetectorKind.values()) {
            all.put(kind.id(), kind.builtIn());
        }
        for (Map.Entry<String, Definition> entry : state.immutableEntries()) {
            all.put(entry.getKey(), entry.getValue());
        }
        List<Definition> found = new ArrayList<>(all.values());
        found.removeIf(definition -> !definition.isFor(siteId));
        return found;
    }
}
