package io.realtimeanalytics.pipeline.anomaly;

import org.jspecify.annotations.Nullable;

/**
 * What the watch for silence hears: a sample of a site's events or how many to expect; crosses
 * streams.
 *
 * @param siteId website
 * @param sample of all events of the site
 * @param expectation how many there should be
 */
public record Pulse(String siteId, @Nullable Sample sample, @Nullable Expectation expectation) {

    static Pulse of(Sample sample) {
        return new Pulse(sample.siteId(), sample, null);
    }

    static Pulse of(Expectation expectation) {
        return new Pulse(expectation.siteId(), null, expectation);
    }
}
