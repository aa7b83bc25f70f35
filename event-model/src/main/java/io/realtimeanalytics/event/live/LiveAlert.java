package io.realtimeanalytics.event.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.realtimeanalytics.event.avro.Alert;

/**
 * Something that a pattern or a detector noticed: the newest state of one alert.
 *
 * <p>Fields that say nothing (no subject, no amount, not over) are left out on the wire.
 *
 * @param id the same for as long as it lives
 * @param pattern for example rage_click or traffic_drop
 * @param severity info, warning or critical
 * @param status open or resolved
 * @param subject what it happened to: a visitor's rotating hash, a path, or a value; empty for the
 *     whole site
 * @param detectedAtMillis event time at which it was certain
 * @param resolvedAtMillis event time at which it was over; 0 while it is open
 * @param amountMinor value at stake in minor units
 * @param currency ISO 4217 of the amount
 * @param detail one sentence for people
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record LiveAlert(
        @JsonInclude(JsonInclude.Include.ALWAYS) String id,
        @JsonInclude(JsonInclude.Include.ALWAYS) String pattern,
        @JsonInclude(JsonInclude.Include.ALWAYS) String severity,
        @JsonInclude(JsonInclude.Include.ALWAYS) String status,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String subject,
        @JsonInclude(JsonInclude.Include.ALWAYS) long detectedAtMillis,
        long resolvedAtMillis,
        long amountMinor,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String currency,
        @JsonInclude(JsonInclude.Include.ALWAYS) String detail) {

    /** What is left out is empty. */
    public LiveAlert {
        subject = subject == null ? "" : subject;
        currency = currency == null ? "" : currency;
    }

    /** What the job said, without what nobody should see. */
    public static LiveAlert of(Alert alert) {
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
