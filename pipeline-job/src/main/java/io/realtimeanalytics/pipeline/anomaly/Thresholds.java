package io.realtimeanalytics.pipeline.anomaly;

import java.util.Map;

/** The numbers of one definition, defaults included. */
record Thresholds(Map<String, Double> values) {

    double get(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + ": no such threshold");
        }
        return value;
    }

    double getOr(String name, double otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
