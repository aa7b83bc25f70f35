package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.event.result.Metric;
import java.util.Map;

/**
 * Names of what is counted by the minute: a metric of the whole site, or one value of a dimension
 * as {@code country/DE}.
 */
final class Series {

    static final String EVENTS = Metric.EVENTS.id();
    static final String VISITORS = Metric.VISITORS.id();
    static final String SESSIONS = Metric.SESSIONS.id();
    static final String CONVERTING = Metric.CONVERTING_SESSIONS.id();
    static final String ERRORS = Metric.EXCEPTIONS.id();
    static final String CONVERSIONS = Metric.CONVERSIONS.id();

    static final String COUNTRY = "country";
    static final String DEVICE = "device";
    static final String REFERRER = "referrer";
    static final String CAMPAIGN = "campaign";
    static final String ERROR = "error";
    static final String CONVERSION = "conversion";

    /** What the largest items do not show. */
    static final String OTHER = "(other)";

    /** Dimension of a metric's items; a metric that is not in here is none of the detectors'. */
    static final Map<String, String> DIMENSIONS =
            Map.of(
                    Metric.TOP_COUNTRIES.id(),
                    COUNTRY,
                    Metric.TOP_DEVICES.id(),
                    DEVICE,
                    Metric.TOP_REFERRERS.id(),
                    REFERRER,
                    Metric.TOP_CAMPAIGNS.id(),
                    CAMPAIGN,
                    ERRORS,
                    ERROR,
                    CONVERSIONS,
                    CONVERSION);

    private Series() {}

    static String of(String dimension, String item) {
        return dimension + '/' + item;
    }

    static boolean isItem(String series) {
        return series.indexOf('/') >= 0;
    }

    /** Empty for a metric of the whole site. */
    static String dimensionOf(String series) {
        int slash = series.indexOf('/');
        return slash < 0 ? "" : series.substring(0, slash);
    }

    /** Empty for a metric of the whole site. */
    static String itemOf(String series) {
        int slash = series.indexOf('/');
        return slash < 0 ? "" : series.substring(slash + 1);
    }
}
