package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import java.util.List;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.jspecify.annotations.Nullable;

/** The definitions in force, gathered once per edit. Confined to the operator's thread. */
final class DefinitionsInForce {

    private @Nullable Definitions gathered;

    void take(DefinitionUpdate update, BroadcastState<String, Definition> state) throws Exception {
        if (update.definition() == null) {
            state.remove(update.key());
        } else {
            state.put(update.key(), update.definition());
        }
        gathered = null;
    }

    List<Definition> of(String siteId, ReadOnlyBroadcastState<String, Definition> state)
            throws Exception {
        Definitions known = gathered == null ? Definitions.of(state) : gathered;
        gathered = known;
        return known.of(siteId);
    }
}
