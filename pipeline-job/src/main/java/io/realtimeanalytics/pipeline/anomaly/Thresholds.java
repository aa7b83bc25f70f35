package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import java.util.HashMap;
import java.util.Map;

/** The numbers of one definition, defaults included. */
record Thresholds(Map<String, Double> values) {

    static Thresholds of(Definition definition) {
        Map<String, Double> values = new HashMap<>();
        definition
                .matcher()
                .thresholds()
                .forEach(each -> values.put(each.name(), each.defaultValue()));
        values.putAll(definition.thresholds());
        return new Thresholds(values);
    }

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
