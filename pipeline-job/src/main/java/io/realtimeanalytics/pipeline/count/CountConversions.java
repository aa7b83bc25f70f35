package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Counts conversions with a transaction id once, however often they are told: a page of thanks that
 * is loaded again tells of the same purchase in a new event. The earliest counts; where it comes
 * after another, that one is taken back. Keyed by {@link #keyOf}.
 */
public final class CountConversions extends KeyedProcessFunction<String, SiteEvent, Count> {

    private static final long serialVersionUID = 1L;
    private static final long SAME_FOR_MILLIS = Duration.ofHours(24).toMillis();

    private final long settleMillis;
    private transient @Nullable ValueState<FirstConversion> firsts;

    /**
     * @param settle how long after its time an event can still arrive without being late
     */
    public CountConversions(Duration settle) {
        this.settleMillis = settle.toMillis();
    }

    /** Equal for tellings of one conversion. */
    public static String keyOf(SiteEvent event) {
        return event.siteId() + '|' + event.name() + '|' + event.transactionId();
    }

    @Override
    public void open(OpenContext context) {
        firsts =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "first", TypeInformation.of(FirstConversion.class)));
    }

    @Override
    public void processElement(SiteEvent event, Context context, Collector<Count> out)
            throws Exception {
        FirstConversion told = FirstConversion.of(event);
        FirstConversion known = state().value();
        if (known == null) {
            Counting.conversionOf(told, out::collect);
        } else if (told.isEarlierThan(known)) {
            Counting.conversionOf(known, count -> out.collect(count.takenBack()));
            Counting.conversionOf(told, out::collect);
        } else {
            return;
        }
        state().update(told);
        context.timerService().registerEventTimeTimer(forgottenAtMillis(told));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Count> out)
            throws Exception {
        FirstConversion known = state().value();
        if (known != null && forgottenAtMillis(known) <= timestamp) {
            state().clear();
        }
    }

    private long forgottenAtMillis(FirstConversion conversion) {
        return conversion.atMillis() + SAME_FOR_MILLIS + settleMillis;
    }

    private ValueState<FirstConversion> state() {
        if (firsts == null) {
            throw new IllegalStateException("not opened");
        }
        return firsts;
    }
}
