package io.realtimeanalytics.pipeline.anomaly;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of one minute of a site; kept in state.
 *
 * @param counts by series
 * @param revisions of the results that the counts are from, by metric
 * @param cut smallest count that each list of items shows, by dimension, if it hides smaller ones
 * @param evidence events to look at, by series
 * @param readyAtMillis event time from which its results are taken to be complete
 * @param isUnusual whether the site had an alert on its traffic then: no measure of what is usual
 */
public record Minute(
        Map<String, Long> counts,
        Map<String, Long> revisions,
        Map<String, Long> cut,
        Map<String, Evidence> evidence,
        long readyAtMillis,
        boolean isUnusual) {

    static Minute empty() {
        return new Minute(
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                Long.MIN_VALUE,
                false);
    }

    Minute readyAt(long millis) {
        return new Minute(counts, revisions, cut, evidence, millis, isUnusual);
    }

    Minute judged(boolean unusual) {
        return new Minute(counts, revisions, cut, evidence, readyAtMillis, unusual);
    }

    boolean hasResult() {
        return revisions.containsKey(Series.EVENTS);
    }

    boolean hasEvents() {
        return evidence.containsKey(Series.EVENTS);
    }

    /**
     * Takes a result unless an older one is known: the first word on a minute counts, and what is
     * usual is made of first words, too. Order does not matter.
     */
    void take(Reading reading) {
        Long known = revisions.get(reading.metric());
        if (known != null && known < reading.revision()) {
            return;
        }
        revisions.put(reading.metric(), reading.revision());
        String dimension = Series.DIMENSIONS.get(reading.metric());
        counts.put(reading.metric(), reading.count());
        if (dimension != null) {
            takeItems(reading, dimension);
        }
    }

    private void takeItems(Reading reading, String dimension) {
        counts.keySet().removeIf(series -> Series.dimensionOf(series).equals(dimension));
        cut.remove(dimension);
        long smallest = Long.MAX_VALUE;
        boolean hidesItems = false;
        for (int i = 0; i < reading.items().length; i++) {
            String item = reading.items()[i];
            if (item.equals(Series.OTHER)) {
                hidesItems = true;
            } else {
                counts.put(Series.of(dimension, item), reading.itemCounts()[i]);
                smallest = Math.min(smallest, reading.itemCounts()[i]);
            }
        }
        counts.put(Series.of(dimension, ""), reading.count());
        if (hidesItems) {
            cut.put(dimension, smallest);
        }
    }

    void take(Sample sample) {
        evidence.merge(
                sample.series(),
                new Evidence(sample.eventIds(), sample.visitorIds()),
                Evidence::with);
        String dimension = Series.dimensionOf(sample.series());
        if (evidence.size() > Sampler.MAX_ITEMS && !dimension.isEmpty()) {
            forgetMostOf(dimension);
        }
    }

    // As the sampler does: which ones are kept must not depend on the order of arrival.
    private void forgetMostOf(String dimension) {
        List<String> items =
                evidence.keySet().stream()
                        .filter(series -> Series.dimensionOf(series).equals(dimension))
                        .sorted(Comparator.comparingLong(Smallest::hashOf))
                        .toList();
        items.stream().skip(Sampler.MAX_ITEMS).forEach(evidence::remove);
    }

    /**
     * Count of a series; of an item that its list may hide, the most that it can be. A minute of
     * which there is no event in time has none: when the results of delayed ones come is chance.
     */
    long count(String series) {
        if (!hasEvents()) {
            return 0;
        }
        Long count = counts.get(series);
        return count != null ? count : cut.getOrDefault(Series.dimensionOf(series), 0L);
    }

    Set<String> items(String dimension) {
        Set<String> items = new HashSet<>();
        if (!hasEvents()) {
            return items;
        }
        for (String series : counts.keySet()) {
            if (Series.dimensionOf(series).equals(dimension) && !Series.itemOf(series).isEmpty()) {
                items.add(series);
            }
        }
        return items;
    }

    /**
     * Some of the events of a series in a minute; kept in state.
     *
     * @param eventIds ten at most
     * @param visitorIds ten at most
     */
    public record Evidence(String[] eventIds, String[] visitorIds) {

        static final Evidence NONE = new Evidence(new String[0], new String[0]);

        Evidence with(Evidence other) {
            return new Evidence(
                    Smallest.merge(eventIds, other.eventIds),
                    Smallest.merge(visitorIds, other.visitorIds));
        }
    }
}
