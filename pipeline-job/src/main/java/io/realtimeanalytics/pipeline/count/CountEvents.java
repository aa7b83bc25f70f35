package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Turns events into additions, by {@link Counting}. */
public final class CountEvents implements FlatMapFunction<SiteEvent, Count> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(SiteEvent event, Collector<Count> out) {
        Counting.countsOf(event, out::collect);
    }
}
