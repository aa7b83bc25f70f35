package io.realtimeanalytics.pipeline.session;

/**
 * A conversion that may have been told more than once; part of state. The earliest telling counts.
 *
 * @param atMillis event time
 * @param idHash hash of the event's id: decides between equal times
 * @param currency ISO 4217, empty where there is no value
 * @param valueMinor value in minor units
 */
public record Transaction(long atMillis, long idHash, String currency, long valueMinor) {

    Transaction earlier(Transaction other) {
        boolean isFirst =
                atMillis != other.atMillis ? atMillis < other.atMillis : idHash <= other.idHash;
        return isFirst ? this : other;
    }
}
