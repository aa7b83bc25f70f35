package io.realtimeanalytics.history.point;

import io.realtimeanalytics.event.avro.MetricResult;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A settled result as a point. The same result always makes the same point, so that writing it
 * again changes nothing, and a newer version of it the same identity, so that it replaces the older
 * one whole, rows of its list included.
 *
 * @param identity what the point is of
 * @param tier resolution that it belongs to
 * @param count events, or visitors
 * @param amountMinor sum in minor units
 * @param revision changes folded in; grows from version to version
 * @param items rows, as many as the result has: its top list is bounded
 * @param sketch of visitors, where the result has one
 */
public record HistoryPoint(
        Identity identity,
        Tier tier,
        long count,
        long amountMinor,
        long revision,
        List<HistoryItem> items,
        byte @Nullable [] sketch)
        implements Stored {

    /**
     * What points of one result have in common: tags and timestamp.
     *
     * @param siteId website
     * @param metric name from the catalogue
     * @param window name from the catalogue
     * @param startMillis first millisecond of the window
     */
    public record Identity(String siteId, String metric, String window, long startMillis) {}

    /** The point of a result; empty if history does not keep its window. */
    public static Optional<HistoryPoint> of(MetricResult result) {
        return Tier.of(result.getMetric(), result.getWindow()).map(tier -> of(result, tier));
    }

    @Override
    public Place place() {
        return tier;
    }

    @Override
    public String siteId() {
        return identity.siteId();
    }

    @Override
    public long atMillis() {
        return identity.startMillis();
    }

    private static HistoryPoint of(MetricResult result, Tier tier) {
        return new HistoryPoint(
                new Identity(
                        result.getSiteId(),
                        result.getMetric(),
                        result.getWindow(),
                        result.getWindowStart()),
                tier,
                result.getCount(),
                result.getAmountMinor(),
                result.getRevision(),
                result.getItems().stream()
                        .map(
                                item ->
                                        new HistoryItem(
                                                item.getName(),
                                                item.getCount(),
                                                item.getAmountMinor(),
                                                item.getValue()))
                        .toList(),
                bytes(result.getSketch()));
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
