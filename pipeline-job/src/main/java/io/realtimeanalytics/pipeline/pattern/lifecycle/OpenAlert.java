package io.realtimeanalytics.pipeline.pattern.lifecycle;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;

/**
 * The last alert of a subject, until the subject may have another; kept in state.
 *
 * @param alert as it was opened
 * @param isResolved whether it has ended before its time
 * @param silentUntilMillis when it ends at the latest, and the subject may have another
 */
public record OpenAlert(AlertUpdate alert, boolean isResolved, long silentUntilMillis) {

    OpenAlert resolved() {
        return new OpenAlert(alert, true, silentUntilMillis);
    }
}
