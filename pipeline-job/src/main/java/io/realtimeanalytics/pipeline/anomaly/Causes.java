package io.realtimeanalytics.pipeline.anomaly;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Finds the value of a dimension that explains most of a change. */
final class Causes {

    /** Values whose part of the change is hardly larger than their part of all explain nothing. */
    private static final double MIN_LIFT = 0.1;

    private Causes() {}

    /**
     * @param dimensions where to look
     * @param history what was and is
     * @param minutes how many minutes it is about
     * @param isUpward whether there was too much, or too little
     * @param usual what a series usually has in one minute
     */
    static Optional<Cause> of(
            List<String> dimensions,
            History history,
            int minutes,
            boolean isUpward,
            ToDoubleFunction<String> usual) {
        return dimensions.stream()
                .flatMap(dimension -> causes(dimension, history, minutes, isUpward, usual))
                .filter(cause -> cause.lift() >= MIN_LIFT)
                .max(
                        Comparator.comparingDouble(Cause::lift)
                                .thenComparing(Cause::dimension, Comparator.reverseOrder())
                                .thenComparing(Cause::item, Comparator.reverseOrder()));
    }

    private static Stream<Cause> causes(
            String dimension,
            History history,
            int minutes,
            boolean isUpward,
            ToDoubleFunction<String> usual) {
        TreeSet<String> items = new TreeSet<>(history.itemsOfLastMinutes(dimension, minutes));
        items.addAll(history.usualItems(dimension));
        double allUsual = 0;
        double allChanges = 0;
        for (String item : items) {
            double usualCount = minutes * usual.applyAsDouble(item);
            allUsual += usualCount;
            allChanges += change(history, item, minutes, isUpward, usualCount);
        }
        double usualTotal = Math.max(allUsual, 1);
        double changeTotal = Math.max(allChanges, 1);
        return items.stream()
                .map(
                        item -> {
                            double usualCount = minutes * usual.applyAsDouble(item);
                            return new Cause(
                                    dimension,
                                    Series.itemOf(item),
                                    change(history, item, minutes, isUpward, usualCount)
                                            / changeTotal,
                                    usualCount / usualTotal);
                        });
    }

    private static double change(
            History history, String item, int minutes, boolean isUpward, double usualCount) {
        double change = history.sum(item, minutes) - usualCount;
        return Math.max(0, isUpward ? change : -change);
    }
}
