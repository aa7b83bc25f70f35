package io.realtimeanalytics.history.store;

import com.influxdb.exceptions.InfluxException;
import java.time.Duration;
import java.util.Map;

/** What a store's answer means. */
public final class Failures {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int UNPROCESSABLE = 422;
    private static final String RETRY_AFTER = "retry-after";

    // QuestDB says that a table is missing where InfluxDB says that a bucket is not found.
    private static final String NO_TABLE = "table does not exist";

    private Failures() {}

    /**
     * Only what the store says about the points themselves is final. No answer, overload, a failure
     * of the store, a token that is not valid (any more) or a missing bucket are not: what is
     * written then would be lost.
     */
    public static StoreException of(InfluxException e) {
        String message = e.status() + ": " + e.getMessage();
        return switch (e.status()) {
            case BAD_REQUEST, TOO_LARGE, UNPROCESSABLE ->
                    message.contains(NO_TABLE)
                            ? UnavailableException.unprepared(message, e)
                            : new RefusedException(message, e);
            case NOT_FOUND -> UnavailableException.unprepared(message, e);
            default -> UnavailableException.busy(message, e, retryAfter(e));
        };
    }

    private static Duration retryAfter(InfluxException e) {
        for (Map.Entry<String, String> header : e.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase(RETRY_AFTER)) {
                return seconds(header.getValue());
            }
        }
        return Duration.ZERO;
    }

    // The other form of the header, a date, is not used by these stores.
    private static Duration seconds(String text) {
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(text.strip())));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }
}
