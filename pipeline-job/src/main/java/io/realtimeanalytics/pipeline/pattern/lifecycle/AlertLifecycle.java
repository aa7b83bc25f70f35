package io.realtimeanalytics.pipeline.pattern.lifecycle;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.detection.Detection;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Makes at most one alert of a pattern and a subject per cool-down, and ends it: when it is made
 * good, else with the cool-down. Keyed by {@link Detection#key}; takes detections in order of time,
 * from whatever matcher they came.
 */
public final class AlertLifecycle extends KeyedProcessFunction<String, Detection, AlertUpdate> {

    private static final long serialVersionUID = 1L;
    // An alert opens before it is made good at the same moment.
    private static final Comparator<Detection> ORDER =
            Comparator.comparing(Detection::isRecovery)
                    .thenComparing(detection -> detection.alert().firstEventAtMillis())
                    .thenComparing(detection -> detection.alert().alertId());

    private transient @Nullable MapState<Long, Detection[]> waiting;
    private transient @Nullable ValueState<OpenAlert> open;
    private transient @Nullable InstantSource clock;
    private transient @Nullable Counter opened;
    private transient @Nullable Counter resolved;
    private transient @Nullable Counter silenced;
    private transient long detectionLatencyMillis;

    @Override
    public void open(OpenContext context) {
        waiting =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "waiting",
                                        Types.LONG,
                                        TypeInformation.of(Detection[].class)));
        open =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "open", TypeInformation.of(OpenAlert.class)));
        clock = InstantSource.system();
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        opened = metrics.counter("alertsOpened");
        resolved = metrics.counter("alertsResolved");
        silenced = metrics.counter("detectionsSilenced");
        // From the event time at which an alert was certain to when it is said.
        metrics.gauge("detectionLatencyMillis", () -> detectionLatencyMillis);
    }

    @Override
    public void processElement(Detection detection, Context context, Collector<AlertUpdate> out)
            throws Exception {
        MapState<Long, Detection[]> detections = Objects.requireNonNull(waiting);
        Detection[] sameTime = detections.get(detection.timeMillis());
        detections.put(detection.timeMillis(), with(sameTime, detection));
        context.timerService().registerEventTimeTimer(detection.timeMillis());
    }

    @Override
    public void onTimer(long timeMillis, OnTimerContext context, Collector<AlertUpdate> out)
            throws Exception {
        endIfDue(timeMillis, out);
        Detection[] due = Objects.requireNonNull(waiting).get(timeMillis);
        if (due == null) {
            return;
        }
        Objects.requireNonNull(waiting).remove(timeMillis);
        Arrays.sort(due, ORDER);
        for (Detection detection : due) {
            if (detection.isRecovery()) {
                recover(timeMillis, out);
            } else {
                detect(detection, context, out);
            }
        }
    }

    private void detect(Detection detection, OnTimerContext context, Collector<AlertUpdate> out)
            throws Exception {
        ValueState<OpenAlert> current = Objects.requireNonNull(open);
        if (current.value() != null) {
            Objects.requireNonNull(silenced).inc();
            return;
        }
        long silentUntilMillis = detection.timeMillis() + detection.cooldownMillis();
        current.update(new OpenAlert(detection.alert(), false, silentUntilMillis));
        context.timerService().registerEventTimeTimer(silentUntilMillis);
        detectionLatencyMillis = Objects.requireNonNull(clock).millis() - detection.timeMillis();
        Objects.requireNonNull(opened).inc();
        out.collect(detection.alert());
    }

    private void recover(long timeMillis, Collector<AlertUpdate> out) throws Exception {
        OpenAlert current = Objects.requireNonNull(open).value();
        if (current != null && !current.isResolved()) {
            resolve(current, timeMillis, out);
            Objects.requireNonNull(open).update(current.resolved());
        }
    }

    private void endIfDue(long timeMillis, Collector<AlertUpdate> out) throws Exception {
        OpenAlert current = Objects.requireNonNull(open).value();
        if (current == null || current.silentUntilMillis() > timeMillis) {
            return;
        }
        if (!current.isResolved()) {
            resolve(current, current.silentUntilMillis(), out);
        }
        Objects.requireNonNull(open).clear();
    }

    private void resolve(OpenAlert current, long timeMillis, Collector<AlertUpdate> out) {
        Objects.requireNonNull(resolved).inc();
        out.collect(current.alert().resolvedAt(timeMillis));
    }

    private static Detection[] with(Detection @Nullable [] detections, Detection detection) {
        if (detections == null) {
            return new Detection[] {detection};
        }
        Detection[] more = Arrays.copyOf(detections, detections.length + 1);
        more[detections.length] = detection;
        return more;
    }
}
