package io.realtimeanalytics.pipeline.anomaly;

import org.jspecify.annotations.Nullable;

/**
 * What one site's detectors hear: a settled result or a sample of events; crosses streams.
 *
 * @param siteId website
 * @param reading a settled result
 * @param sample events to look at
 */
public record Signal(String siteId, @Nullable Reading reading, @Nullable Sample sample) {

    static Signal of(Reading reading) {
        return new Signal(reading.siteId(), reading, null);
    }

    static Signal of(Sample sample) {
        return new Signal(sample.siteId(), null, sample);
    }
}
