package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.pipeline.stream.StreamType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * An addition to one value of one metric; crosses streams. Additions of the same {@link Target} can
 * be summed anywhere, in any order: that is what lets them be summed before the shuffle.
 *
 * @param siteId website
 * @param metric name from the catalogue
 * @param window for an addition to given windows, their name; empty for one at a time
 * @param item value of the dimension, empty for metrics without one
 * @param fromMillis start of the second it happened in; or the first window end
 * @param toMillis the same as fromMillis; or the last window end
 * @param count events, sessions or visitors; negative where something is taken back
 * @param changes how many additions it is the sum of
 * @param amountMinor value in minor units, or milliseconds
 * @param digest sum of the hashes of the events' ids; 0 where it is not single events that count
 * @param oldestReceivedAtMillis arrival of the oldest event in it
 * @param newestReceivedAtMillis arrival of the newest event in it
 * @param trace of traced events in it, see Traces; null nearly always
 */
@TypeInfo(Count.StreamTypes.class)
public record Count(
        String siteId,
        String metric,
        String window,
        String item,
        long fromMillis,
        long toMillis,
        long count,
        long changes,
        long amountMinor,
        long digest,
        long oldestReceivedAtMillis,
        long newestReceivedAtMillis,
        @Nullable String trace) {

    static final long SECOND_MILLIS = Window.ONE_SECOND.slideMillis();

    /** Tells Flink how it travels. */
    public static final class StreamTypes extends TypeInfoFactory<Count> {
        @Override
        public TypeInformation<Count> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return new StreamType<>(Count.class, CountSerializer::new);
        }
    }

    /** What an addition adds to. */
    record Target(
            String siteId,
            String metric,
            String window,
            String item,
            long fromMillis,
            long toMillis) {}

    /** One event at a time; windows of a second and more contain it. */
    public static Count ofEvent(
            String siteId,
            Metric metric,
            String item,
            long timeMillis,
            long amountMinor,
            long receivedAtMillis) {
        long second = Math.floorDiv(timeMillis, SECOND_MILLIS) * SECOND_MILLIS;
        return new Count(
                siteId,
                metric.id(),
                "",
                item,
                second,
                second,
                1,
                1,
                amountMinor,
                0,
                receivedAtMillis,
                receivedAtMillis,
                null);
    }

    /**
     * One visitor present in the windows that end from first to last, both included.
     *
     * @param visitorId where the windows keep a sketch of their visitors; else empty
     */
    public static Count ofWindows(
            String siteId,
            Metric metric,
            Window window,
            String visitorId,
            long firstEndMillis,
            long lastEndMillis,
            long receivedAtMillis) {
        return new Count(
                siteId,
                metric.id(),
                window.id(),
                visitorId,
                firstEndMillis,
                lastEndMillis,
                1,
                1,
                0,
                0,
                receivedAtMillis,
                receivedAtMillis,
                null);
    }

    /** What undoes this, and is itself one more change. */
    public Count takenBack() {
        return new Count(
                siteId,
                metric,
                window,
                item,
                fromMillis,
                toMillis,
                -count,
                changes,
                -amountMinor,
                -digest,
                oldestReceivedAtMillis,
                newestReceivedAtMillis,
                null);
    }

    /** Groups all additions to one metric of one site. */
    public String key() {
        return siteId + '|' + metric;
    }

    Target target() {
        return new Target(siteId, metric, window, item, fromMillis, toMillis);
    }

    /** The same, with the hash of the event's id. */
    public Count ofId(long idHash) {
        return new Count(
                siteId,
                metric,
                window,
                item,
                fromMillis,
                toMillis,
                count,
                changes,
                amountMinor,
                idHash,
                oldestReceivedAtMillis,
                newestReceivedAtMillis,
                trace);
    }

    /** The same, of a traced event. */
    public Count traced(String eventTrace) {
        return new Count(
                siteId,
                metric,
                window,
                item,
                fromMillis,
                toMillis,
                count,
                changes,
                amountMinor,
                digest,
                oldestReceivedAtMillis,
                newestReceivedAtMillis,
                eventTrace);
    }
}
