package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.live.LiveAlert;

/** Alerts of the job as the live protocol says them. */
final class LiveAlerts {

    private LiveAlerts() {}

    static LiveAlert of(Alert alert) {
        Long resolvedAt = alert.getResolvedAt();
        return new LiveAlert(
                alert.getAlertId(),
                alert.getPatternId(),
                alert.getSeverity(),
                alert.getStatus(),
                alert.getSubject(),
                alert.getDetectedAt(),
                resolvedAt == null ? 0 : resolvedAt,
                alert.getAmountMinor(),
                alert.getCurrency(),
                alert.getDetail());
    }
}
