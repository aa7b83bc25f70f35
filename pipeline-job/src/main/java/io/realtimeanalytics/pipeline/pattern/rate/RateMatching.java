package io.realtimeanalytics.pipeline.pattern.rate;

import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.candidate.Scope;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import io.realtimeanalytics.pipeline.pattern.detection.Detection;
import io.realtimeanalytics.pipeline.pattern.detection.OrderedMatching;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Counts events in sliding windows, one count for each definition: what would be a partial match
 * per event in CEP is here the newest few events of a key.
 */
public final class RateMatching extends OrderedMatching {

    private static final long serialVersionUID = 1L;
    private static final long GRID_MILLIS = 10_000;

    private transient @Nullable MapState<String, RateMemory> memories;
    private transient @Nullable Map<String, List<Rate>> ratesBySite;

    /**
     * @param remember see {@link OrderedMatching}
     */
    public RateMatching(Duration remember) {
        super(remember);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        memories =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "memories",
                                        Types.STRING,
                                        TypeInformation.of(RateMemory.class)));
        ratesBySite = new HashMap<>();
    }

    @Override
    protected void definitionsChanged() {
        Objects.requireNonNull(ratesBySite).clear();
    }

    @Override
    protected void timePassed(
            long timeMillis,
            OnTimerContext context,
            Definitions definitions,
            Collector<Detection> out) {
        // Nothing happens by time alone.
    }

    @Override
    protected void seldomPassed(long timeMillis) throws Exception {
        List<String> old = new ArrayList<>();
        for (Map.Entry<String, RateMemory> entry : Objects.requireNonNull(memories).entries()) {
            if (entry.getValue().keptUntilMillis() <= timeMillis) {
                old.add(entry.getKey());
            }
        }
        for (String version : old) {
            Objects.requireNonNull(memories).remove(version);
        }
    }

    @Override
    protected void happened(
            CandidateEvent event,
            OnTimerContext context,
            Definitions definitions,
            Collector<Detection> out)
            throws Exception {
        Scope scope = Scope.of(context.getCurrentKey());
        for (Rate rate : ratesOf(event.siteId(), definitions)) {
            if (rate.scope() == scope) {
                count(rate, event, context, out);
            }
        }
    }

    private void count(
            Rate rate, CandidateEvent event, OnTimerContext context, Collector<Detection> out)
            throws Exception {
        MapState<String, RateMemory> all = Objects.requireNonNull(memories);
        String version = rate.version();
        RateMemory before = all.get(version);
        RateMemory memory = rate.rule().with(before == null ? RateMemory.NOTHING : before, event);
        long nowMillis = event.timeMillis();
        // The same silence as of the alert, which would swallow what follows one by one.
        if (nowMillis >= memory.silentUntilMillis() && rate.rule().isMatched(memory, nowMillis)) {
            out.collect(rate.detection(memory, event));
            memory = memory.silentFor(nowMillis, rate.definition().cooldownMillis());
        }
        all.put(version, memory);
        context.timerService().registerEventTimeTimer(onGrid(memory.keptUntilMillis()));
    }

    private List<Rate> ratesOf(String siteId, Definitions definitions) {
        return Objects.requireNonNull(ratesBySite)
                .computeIfAbsent(siteId, site -> ratesIn(definitions.of(site)));
    }

    private static List<Rate> ratesIn(List<Definition> definitions) {
        return definitions.stream()
                .filter(definition -> definition.matcher().scope().isFrequency())
                .map(Rate::of)
                .toList();
    }

    private static long onGrid(long timeMillis) {
        return (timeMillis + GRID_MILLIS - 1) / GRID_MILLIS * GRID_MILLIS;
    }
}
