package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.pipeline.trace.Traces;
import org.jspecify.annotations.Nullable;

/** Additions to the same target, summed. Confined to the operator's thread. */
final class Sum {

    private long count;
    private long changes;
    private long amountMinor;
    private long digest;
    private long oldestReceivedAtMillis = Long.MAX_VALUE;
    private long newestReceivedAtMillis = Long.MIN_VALUE;
    private @Nullable String trace;

    void add(Count added) {
        count += added.count();
        changes += added.changes();
        amountMinor += added.amountMinor();
        digest += added.digest();
        oldestReceivedAtMillis = Math.min(oldestReceivedAtMillis, added.oldestReceivedAtMillis());
        newestReceivedAtMillis = Math.max(newestReceivedAtMillis, added.newestReceivedAtMillis());
        trace = Traces.join(trace, added.trace());
    }

    /** The sum as one addition. */
    Count to(Count.Target target) {
        return new Count(
                target.siteId(),
                target.metric(),
                target.window(),
                target.item(),
                target.fromMillis(),
                target.toMillis(),
                count,
                changes,
                amountMinor,
                digest,
                oldestReceivedAtMillis,
                newestReceivedAtMillis,
                trace);
    }
}
