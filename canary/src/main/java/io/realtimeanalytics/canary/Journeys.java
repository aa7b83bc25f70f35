package io.realtimeanalytics.canary;

import io.realtimeanalytics.event.live.LiveResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events that are on their way. Each one that the collector took has arrived or is lost in the
 * end, once: however often it is seen, and however long nobody could look. Confined to the canary's
 * thread.
 */
final class Journeys {

    private static final Logger LOG = LoggerFactory.getLogger(Journeys.class);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long NOT_YET = Long.MIN_VALUE;

    private final CanaryMetrics metrics;
    private final InstantSource clock;
    private final Trouble sums = new Trouble(LOG, "the site's revenue");
    private final Map<Mark, Journey> underWay = new LinkedHashMap<>();

    private static final class Journey {

        private final long sentNanos;
        private boolean isAccepted;
        private long arrivedNanos = NOT_YET;

        Journey(long sentNanos) {
            this.sentNanos = sentNanos;
        }
    }

    Journeys(CanaryMetrics metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The event is about to be sent. */
    void begin(Mark mark, long nowNanos) {
        underWay.put(mark, new Journey(nowNanos));
    }

    /** The collector has taken the event; the screen may have shown it before we hear of that. */
    void accepted(Mark mark) {
        metrics.sent();
        Journey journey = underWay.get(mark);
        if (journey != null) {
            journey.isAccepted = true;
            finishIfArrived(mark, journey);
        }
    }

    /** The collector has not taken the event, or nobody knows: it counts for nothing. */
    void failed(Mark mark) {
        metrics.sendFailed();
        underWay.remove(mark);
    }

    /**
     * Looks for events in what a screen was sent.
     *
     * @param receivedNanos when
     */
    void look(List<LiveResult> results, long receivedNanos) {
        for (LiveResult result : results) {
            if (Mark.areIn(result)) {
                judge(result);
                look(result, receivedNanos);
            }
        }
    }

    /** Gives up what has been under way for too long. */
    void giveUp(long nowNanos) {
        Iterator<Journey> each = underWay.values().iterator();
        while (each.hasNext()) {
            Journey journey = each.next();
            if (journey.isAccepted && nowNanos - journey.sentNanos > PATIENCE_NANOS) {
                metrics.lost();
                each.remove();
            }
        }
    }

    /** How many are under way. */
    int size() {
        return underWay.size();
    }

    private void look(LiveResult result, long receivedNanos) {
        for (Map.Entry<Mark, Journey> each : List.copyOf(underWay.entrySet())) {
            Journey journey = each.getValue();
            if (journey.arrivedNanos == NOT_YET && each.getKey().isIn(result)) {
                journey.arrivedNanos = receivedNanos;
                finishIfArrived(each.getKey(), journey);
            }
        }
    }

    private void finishIfArrived(Mark mark, Journey journey) {
        if (journey.isAccepted && journey.arrivedNanos != NOT_YET) {
            metrics.arrived(journey.arrivedNanos - journey.sentNanos, clock.instant());
            underWay.remove(mark);
        }
    }

    private void judge(LiveResult result) {
        if (result.items().stream().allMatch(Mark::isSum)) {
            sums.ended();
        } else {
            sums.began(
                    "is not that of this canary's events, each once: somebody else sends to the"
                            + " site, or events were counted twice");
        }
    }
}
