package io.realtimeanalytics.bridge.channel;

/**
 * Why a filtered channel cannot be watched.
 *
 * @param code on the wire
 * @param message for people
 */
public record FilterProblem(String code, String message) {

    private static final String BAD_FILTER = "bad_filter";

    static final FilterProblem NOT_READY =
            new FilterProblem("not_ready", "the events of the last half hour are still being read");
    static final FilterProblem UNAVAILABLE =
            new FilterProblem(
                    "unavailable",
                    "filters are switched off, or there is too much traffic for them");
    static final FilterProblem TOO_MANY =
            new FilterProblem(
                    "limit", "at most " + FilteredChannels.MAX_OPEN + " filters at the same time");

    /** Whether another filter would do. */
    public boolean isOfRequest() {
        return code.equals(BAD_FILTER);
    }

    static FilterProblem bad(String message) {
        return new FilterProblem(BAD_FILTER, message);
    }
}
