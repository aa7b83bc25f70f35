package io.realtimeanalytics.pipeline.pattern.testing;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.candidate.PatternRecord;
import io.realtimeanalytics.pipeline.pattern.candidate.Routed;
import io.realtimeanalytics.pipeline.pattern.candidate.Routing;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionText;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import io.realtimeanalytics.pipeline.pattern.detection.Detection;
import io.realtimeanalytics.pipeline.pattern.detection.OrderedMatching;
import io.realtimeanalytics.pipeline.pattern.lifecycle.AlertLifecycle;
import io.realtimeanalytics.pipeline.pattern.rate.RateMatching;
import io.realtimeanalytics.pipeline.pattern.sequence.SequenceMatching;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** The operators of the patterns job, one after the other, without a cluster around them. */
public final class Patterns implements AutoCloseable {

    /** How long ids are remembered. */
    public static final Duration REMEMBER = Duration.ofSeconds(12);

    private static final Duration LONG_AFTER = Duration.ofDays(30);

    private final OneInputStreamOperatorTestHarness<PatternRecord, Routed> routing;
    private final KeyedBroadcastOperatorTestHarness<String, Routed, DefinitionUpdate, Detection>
            sequences;
    private final KeyedBroadcastOperatorTestHarness<String, Routed, DefinitionUpdate, Detection>
            rates;
    private final KeyedOneInputStreamOperatorTestHarness<String, Detection, AlertUpdate> lifecycle;
    private final List<AlertUpdate> alerts = new ArrayList<>();

    /** What is kept of a run. */
    public record Snapshot(
            OperatorSubtaskState sequences,
            OperatorSubtaskState rates,
            OperatorSubtaskState lifecycle) {}

    private Patterns() throws Exception {
        routing = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new Routing()));
        sequences = matching(new SequenceMatching(REMEMBER));
        rates = matching(new RateMatching(REMEMBER));
        lifecycle =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new AlertLifecycle()),
                        Detection::key,
                        Types.STRING);
    }

    /** Without state, by the definitions that are built in. */
    public static Patterns fresh() throws Exception {
        Patterns patterns = new Patterns();
        patterns.open();
        return patterns;
    }

    /** From what was kept. */
    public static Patterns restored(Snapshot snapshot) throws Exception {
        Patterns patterns = new Patterns();
        patterns.sequences.initializeState(snapshot.sequences());
        patterns.rates.initializeState(snapshot.rates());
        patterns.lifecycle.initializeState(snapshot.lifecycle());
        patterns.open();
        return patterns;
    }

    /** Keeps everything. */
    public Snapshot snapshot() throws Exception {
        return new Snapshot(
                sequences.snapshot(1, 1), rates.snapshot(1, 1), lifecycle.snapshot(1, 1));
    }

    /** Events arrive, in this order. */
    public Patterns happen(Iterable<CandidateEvent> events) throws Exception {
        for (CandidateEvent event : events) {
            routing.processElement(
                    new PatternRecord(event.timeMillis(), event, null, false), event.timeMillis());
        }
        for (StreamRecord<? extends Routed> record : routing.extractOutputStreamRecords()) {
            Routed routed = record.getValue();
            (routed.scope().isSequential() ? sequences : rates)
                    .processElement(routed, record.getTimestamp());
        }
        routing.getOutput().clear();
        return this;
    }

    /** Events arrive, in this order. */
    public Patterns happen(CandidateEvent... events) throws Exception {
        return happen(List.of(events));
    }

    /** Event time is so far after the beginning of the morning. */
    public Patterns timeIs(long afterMillis) throws Exception {
        long watermark = MORNING + afterMillis;
        routing.processWatermark(watermark);
        List<Detection> detections = new ArrayList<>();
        for (var matching : List.of(sequences, rates)) {
            matching.processWatermark(watermark);
            matching.processBroadcastWatermark(watermark);
            matching.extractOutputValues().forEach(detections::add);
            matching.getOutput().clear();
        }
        for (Detection detection : detections) {
            lifecycle.processElement(detection, detection.timeMillis());
        }
        lifecycle.processWatermark(watermark);
        alerts.addAll(lifecycle.extractOutputValues());
        lifecycle.getOutput().clear();
        return this;
    }

    /** All time passes. */
    public Patterns end() throws Exception {
        return timeIs(LONG_AFTER.toMillis());
    }

    /** Edits a definition, written as people write it. */
    public Patterns define(String text) throws Exception {
        var definition = DefinitionText.parse(text);
        return update(new DefinitionUpdate(definition.key(), definition));
    }

    /** Removes an edited definition. */
    public Patterns remove(String key) throws Exception {
        return update(new DefinitionUpdate(key, null));
    }

    /** Everything said so far. */
    public List<AlertUpdate> alerts() {
        return List.copyOf(alerts);
    }

    /** Alerts of a pattern that have opened. */
    public List<AlertUpdate> opened(String patternId) {
        return alerts.stream()
                .filter(alert -> alert.patternId().equals(patternId))
                .filter(alert -> alert.status().equals(AlertUpdate.OPEN))
                .toList();
    }

    /** Resolved records of a pattern. */
    public List<AlertUpdate> resolved(String patternId) {
        return alerts.stream()
                .filter(alert -> alert.patternId().equals(patternId))
                .filter(alert -> alert.status().equals(AlertUpdate.RESOLVED))
                .toList();
    }

    /** Entries of keyed state and timers, by operator; all zero when nothing is left. */
    public Map<String, Integer> left() {
        return Map.of(
                "sequences", left(sequences), "rates", left(rates), "lifecycle", left(lifecycle));
    }

    @Override
    public void close() {
        try {
            routing.close();
            sequences.close();
            rates.close();
            lifecycle.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int left(AbstractStreamOperatorTestHarness<?> operator) {
        var state = operator.getOperator().getKeyedStateBackend();
        return ((HeapKeyedStateBackend<?>) state).numKeyValueStateEntries()
                + operator.numEventTimeTimers();
    }

    private Patterns update(DefinitionUpdate update) throws Exception {
        sequences.processBroadcastElement(update, Long.MIN_VALUE);
        rates.processBroadcastElement(update, Long.MIN_VALUE);
        return this;
    }

    private void open() throws Exception {
        routing.open();
        sequences.open();
        rates.open();
        lifecycle.open();
    }

    private static KeyedBroadcastOperatorTestHarness<String, Routed, DefinitionUpdate, Detection>
            matching(OrderedMatching function) throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(function, List.of(Definitions.STATE)),
                Routed::key,
                Types.STRING,
                1,
                1,
                0);
    }
}
