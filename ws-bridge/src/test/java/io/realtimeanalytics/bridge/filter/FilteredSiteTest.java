package io.realtimeanalytics.bridge.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.bridge.state.ViewDefinition.Entry;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilteredSiteTest {

    private static final long NOON = Instant.parse("2026-06-01T12:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final Filter GERMAN = Filter.parse("country=DE");

    private record Key(String metric, String window, long endMillis) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void countsTheSameWhateverTheOrderAndTheMomentOfTheFirstLook(long seed) {
        Random random = new Random(seed);
        List<Fact> facts = hourOfFacts(random);
        Map<Key, Long> expected = expected(facts);
        // Out of order by minutes, as deliveries are.
        List<Fact> arrivals = new ArrayList<>(facts);
        for (int from = 0; from < arrivals.size(); from += 200) {
            Collections.shuffle(
                    arrivals.subList(from, Math.min(from + 200, arrivals.size())), random);
        }
        RecentFacts recent = new RecentFacts();
        int opened = random.nextInt(arrivals.size());
        arrivals.subList(0, opened).forEach(fact -> recent.apply(new FactChange(fact, true)));
        long watermark = arrivals.get(opened).timeMillis() - 180_000;
        FilteredSite site = new FilteredSite("shop", GERMAN, watermark);
        Loading loading = new Loading(site, recent);
        int loaded = Math.min(arrivals.size(), opened + random.nextInt(100));
        for (Fact fact : arrivals.subList(opened, loaded)) {
            loading.advance(0);
            loading.add(new FactChange(fact, true));
        }
        loading.advance(Long.MAX_VALUE);
        Map<Key, MetricResult> shown = new HashMap<>();
        take(site, watermark, shown);

        for (Fact fact : arrivals.subList(loaded, arrivals.size())) {
            site.apply(new FactChange(fact, true));
            watermark = Math.max(watermark, fact.timeMillis() - 180_000);
            if (random.nextInt(20) == 0) {
                take(site, watermark, shown);
            }
        }
        take(site, NOON, shown);

        assertThat(expected).hasSizeGreaterThan(300);
        expected.forEach(
                (key, count) ->
                        assertThat(shown.get(key))
                                .as("%s", key)
                                .isNotNull()
                                .extracting(MetricResult::getCount)
                                .isEqualTo(count));
        shown.forEach(
                (key, result) -> {
                    if (key.endMillis() <= NOON && isShown(key)) {
                        assertThat(result.getStatus()).isEqualTo(ResultStatus.FINAL);
                        assertThat(expected.getOrDefault(key, 0L)).isEqualTo(result.getCount());
                    }
                });
    }

    @Test
    void takesBackWhatWasToldEarlier() {
        FilteredSite site = new FilteredSite("shop", GERMAN, NOON);
        Fact told = Facts.at(NOON - 1_000).country("DE").purchase("EUR", 500).build();
        site.apply(new FactChange(told, true));
        long before = revenue(site.takeChanges(NOON)).getRevision();

        site.apply(new FactChange(told, false));
        Fact earlier = Facts.at(NOON - 2_000).country("DE").purchase("EUR", 700).build();
        site.apply(new FactChange(earlier, true));

        MetricResult after = revenue(site.takeChanges(NOON));
        assertThat(after.getCount()).isOne();
        assertThat(after.getAmountMinor()).isEqualTo(700);
        assertThat(after.getRevision()).isGreaterThan(before);
    }

    @Test
    void slidesOnWithTheWatermarkWhenNothingHappens() {
        FilteredSite site = new FilteredSite("shop", GERMAN, NOON);
        site.apply(new FactChange(Facts.at(NOON).country("DE").build(), true));
        site.takeChanges(NOON);

        List<MetricResult> later = site.takeChanges(NOON + 4 * 60_000 + 5_000);

        assertThat(later)
                .filteredOn(result -> result.getWindow().equals("5m"))
                .extracting(MetricResult::getWindowEnd)
                .contains(NOON + 4 * 60_000 + 10_000);
        assertThat(later)
                .filteredOn(result -> result.getMetric().equals("page_views"))
                .filteredOn(result -> result.getWindow().equals("30m"))
                .extracting(MetricResult::getWindowEnd, MetricResult::getCount)
                .containsExactly(org.assertj.core.api.Assertions.tuple(NOON + 5 * 60_000, 1L));
        assertThat(site.takeChanges(NOON + HOUR)).allMatch(r -> r.getCount() == 0);
    }

    private static MetricResult revenue(List<MetricResult> results) {
        return results.stream()
                .filter(result -> result.getMetric().equals(Metric.REVENUE.id()))
                .filter(result -> result.getWindow().equals(Window.LAST_THIRTY_MINUTES.id()))
                .findFirst()
                .orElseThrow();
    }

    private static void take(FilteredSite site, long watermark, Map<Key, MetricResult> shown) {
        for (MetricResult result : site.takeChanges(watermark)) {
            Key key = new Key(result.getMetric(), result.getWindow(), result.getWindowEnd());
            MetricResult before = shown.put(key, result);
            if (before != null) {
                assertThat(result.getRevision()).isGreaterThanOrEqualTo(before.getRevision());
            }
        }
    }

    private static List<Fact> hourOfFacts(Random random) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Facts fact =
                    Facts.at(NOON - HOUR + (long) (HOUR / 3_000.0 * i))
                            .country(random.nextBoolean() ? "DE" : "FR")
                            .visitor(random.nextInt(20) == 0 ? null : "v" + random.nextInt(60));
            switch (random.nextInt(4)) {
                case 0 -> fact.click();
                case 1 -> fact.purchase("EUR", random.nextInt(1_000));
                default -> {}
            }
            facts.add(fact.build());
        }
        return facts;
    }

    /** Counts of the shown windows at noon, by definition: every window over all facts. */
    private static Map<Key, Long> expected(List<Fact> facts) {
        Map<Key, Long> counts = new HashMap<>();
        for (Entry entry : FilteredView.DEFINITION.entries()) {
            long slide = entry.window().slideMillis();
            long newest = entry.window().firstEndAfter(NOON);
            for (int i = 0; i < entry.newestWindows(); i++) {
                long end = newest - i * slide;
                long count = countOf(entry, end, facts);
                if (count > 0) {
                    counts.put(new Key(entry.metric().id(), entry.window().id(), end), count);
                }
            }
        }
        return counts;
    }

    private static long countOf(Entry entry, long end, List<Fact> facts) {
        Set<Fact> inside =
                facts.stream()
                        .filter(fact -> fact.country().equals("DE") && fact.timeMillis() < end)
                        .filter(fact -> fact.timeMillis() >= end - entry.window().sizeMillis())
                        .collect(Collectors.toSet());
        if (entry.metric() == Metric.ACTIVE_VISITORS) {
            Set<String> visitors = new HashSet<>();
            inside.forEach(
                    fact -> {
                        if (fact.visitorId() != null) {
                            visitors.add(fact.visitorId());
                        }
                    });
            return visitors.size();
        }
        long[] count = {0};
        inside.forEach(
                fact ->
                        Counting.countsOf(
                                fact,
                                (metric, item, amount) ->
                                        count[0] += metric == entry.metric() ? 1 : 0));
        return count[0];
    }

    private static boolean isShown(Key key) {
        return FilteredView.DEFINITION.entries().stream()
                .filter(entry -> entry.metric().id().equals(key.metric()))
                .filter(entry -> entry.window().id().equals(key.window()))
                .anyMatch(
                        entry ->
                                key.endMillis()
                                        > entry.window().firstEndAfter(NOON)
                                                - entry.newestWindows()
                                                        * entry.window().slideMillis());
    }
}
