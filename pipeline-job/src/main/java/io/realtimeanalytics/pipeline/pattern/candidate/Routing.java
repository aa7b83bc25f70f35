package io.realtimeanalytics.pipeline.pattern.candidate;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Sends each event to the keys under which patterns look for it, most events to none but that of
 * their visitor's activity. Chained to the source: what is ahead of its watermark here is ahead of
 * the watermark everywhere below, so that nothing below has to deal with late events.
 */
public final class Routing extends ProcessFunction<PatternRecord, Routed> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Counter candidates;
    private transient @Nullable Counter delayed;
    private transient @Nullable Counter behindWatermark;

    @Override
    public void open(OpenContext context) {
        candidates = getRuntimeContext().getMetricGroup().counter("candidates");
        delayed = getRuntimeContext().getMetricGroup().counter("delayedEvents");
        behindWatermark = getRuntimeContext().getMetricGroup().counter("eventsBehindWatermark");
    }

    @Override
    public void processElement(PatternRecord record, Context context, Collector<Routed> out) {
        if (record.isDelayed()) {
            Objects.requireNonNull(delayed).inc();
        }
        CandidateEvent event = record.event();
        if (event == null) {
            return;
        }
        // Not before its partition was idle or its collector's clock far off: see the docs.
        if (event.timeMillis() <= context.timerService().currentWatermark()) {
            Objects.requireNonNull(behindWatermark).inc();
            return;
        }
        if (event.isFromVisitor()) {
            routeVisitor(event, out);
        }
        if (!event.visitorId().isEmpty()) {
            route(event, Scope.ACTIVITY, event.visitorId(), out);
        }
        if (!event.isBot()) {
            routeOthers(event, out);
        }
    }

    private void routeVisitor(CandidateEvent event, Collector<Routed> out) {
        if (event.action().isAboutPageView() && !event.pageViewId().isEmpty()) {
            Objects.requireNonNull(candidates).inc();
            route(event, Scope.PAGE, event.pageViewId(), out);
        }
        if (event.action().isAboutVisitor()) {
            Objects.requireNonNull(candidates).inc();
            route(event, Scope.VISITOR, event.visitorId(), out);
        }
    }

    private static void routeOthers(CandidateEvent event, Collector<Routed> out) {
        if (event.action() == Action.MISSING_PAGE) {
            route(event, Scope.PATH, event.path(), out);
        }
        boolean isConversion =
                event.action() == Action.PURCHASE || event.action() == Action.CONVERSION;
        if (isConversion && !event.reference().isEmpty()) {
            route(event, Scope.TRANSACTION, event.reference(), out);
        }
    }

    private static void route(
            CandidateEvent event, Scope scope, String what, Collector<Routed> out) {
        out.collect(new Routed(scope.keyOf(event.siteId(), what), scope, event));
    }
}
