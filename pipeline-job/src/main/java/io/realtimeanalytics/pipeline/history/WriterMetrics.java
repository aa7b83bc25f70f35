package io.realtimeanalytics.pipeline.history;

import io.realtimeanalytics.event.avro.RejectReason;
import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.store.StoreException;
import io.realtimeanalytics.history.write.WriteListener;
import java.time.Duration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what becomes of points, and passes on those that are refused. */
final class WriterMetrics implements WriteListener<SourceRecord> {

    private static final Logger LOG = LoggerFactory.getLogger(WriterMetrics.class);
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(1);

    private final Counter written;
    private final Counter refused;
    private final Counter expired;
    private final Counter retries;
    private final Rejections rejections;

    /** Where refused records go. */
    @FunctionalInterface
    interface Rejections {
        void add(SourceRecord record, RejectReason reason, String detail);
    }

    WriterMetrics(MetricGroup group, Rejections rejections) {
        this.written = group.counter("pointsWritten");
        this.refused = group.counter("pointsRefused");
        this.expired = group.counter("pointsExpired");
        this.retries = group.counter("storeRetries");
        this.rejections = rejections;
    }

    @Override
    public void refused(Stored point, SourceRecord origin, String reason) {
        LOG.warn("the store refuses {}: {}", point.identity(), reason);
        refused.inc();
        rejections.add(origin, RejectReason.REFUSED_BY_STORE, reason);
    }

    @Override
    public void written(int points) {
        written.inc(points);
    }

    @Override
    public void expired(int points) {
        expired.inc(points);
    }

    @Override
    public void retrying(StoreException failure, Duration pause) {
        retries.inc();
        if (pause.compareTo(WORTH_A_LINE) >= 0) {
            LOG.warn(
                    "store not available, next try in {} s: {}",
                    pause.toSeconds(),
                    failure.getMessage());
        }
    }
}
