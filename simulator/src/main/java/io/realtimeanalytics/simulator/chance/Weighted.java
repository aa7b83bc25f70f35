package io.realtimeanalytics.simulator.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Values with weights, to draw from.
 *
 * @param <T> type of the values
 */
public final class Weighted<T> {

    private final List<T> values;
    private final double[] upperBounds;

    private Weighted(List<T> values, double[] upperBounds) {
        this.values = values;
        this.upperBounds = upperBounds;
    }

    /** Weights need not add up to anything; the order of the map decides what a seed draws. */
    public static <T> Weighted<T> of(List<Map.Entry<T, Double>> weights) {
        List<T> values = new ArrayList<>();
        double[] upperBounds = new double[weights.size()];
        double sum = 0;
        for (Map.Entry<T, Double> weight : weights) {
            sum += weight.getValue();
            upperBounds[values.size()] = sum;
            values.add(weight.getKey());
        }
        if (sum <= 0) {
            throw new IllegalArgumentException("weights: " + weights + " (expected: sum > 0)");
        }
        for (int index = 0; index < upperBounds.length; index++) {
            upperBounds[index] /= sum;
        }
        return new Weighted<>(List.copyOf(values), upperBounds);
    }

    /** Popularity as it is on the web: the n-th value is drawn 1/n as often as the first. */
    public static <T> Weighted<T> byRank(List<T> values) {
        List<Map.Entry<T, Double>> weights = new ArrayList<>();
        for (T value : values) {
            weights.add(Map.entry(value, 1.0 / (weights.size() + 1)));
        }
        return of(weights);
    }

    /** One value, drawn by weight. */
    public T draw(Randomness randomness) {
        int found = Arrays.binarySearch(upperBounds, randomness.unit());
        int index = found >= 0 ? found + 1 : -found - 1;
        return values.get(Math.min(index, values.size() - 1));
    }

    /** All values, in order. */
    public List<T> values() {
        return values;
    }
}
