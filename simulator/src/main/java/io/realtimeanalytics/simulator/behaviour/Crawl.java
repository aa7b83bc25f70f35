package io.realtimeanalytics.simulator.behaviour;

import io.realtimeanalytics.simulator.chance.Identifiers;
import io.realtimeanalytics.simulator.chance.Randomness;
import io.realtimeanalytics.simulator.chance.Weighted;
import io.realtimeanalytics.simulator.population.Entry;
import io.realtimeanalytics.simulator.population.Visitor;
import java.util.List;
import java.util.Map;

/** How crawlers visit: page after page, nothing else, never a pause to read. */
public final class Crawl {

    private static final Entry UNANNOUNCED = new Entry(null, null, null, Entry.Landing.HOME);
    private static final Weighted<PageKind> KINDS =
            Weighted.of(
                    List.of(
                            Map.entry(PageKind.PRODUCT, 70.0),
                            Map.entry(PageKind.CATEGORY, 15.0),
                            Map.entry(PageKind.ARTICLE, 10.0),
                            Map.entry(PageKind.NOT_FOUND, 5.0)));

    private final Randomness randomness;

    /** Draws pages from the given randomness. */
    public Crawl(Randomness randomness) {
        this.randomness = randomness;
    }

    /** A crawler on its first page. */
    public Visit begin(Visitor crawler) {
        return new Visit(
                crawler, UNANNOUNCED, Identifiers.hexOf(randomness.bits()), nextPlace(crawler));
    }

    /** Goes to another page at once. */
    public void goOn(Visit visit) {
        visit.headFor(nextPlace(visit.visitor()));
        visit.arrive();
    }

    private Place nextPlace(Visitor crawler) {
        return Place.of(KINDS.draw(randomness), crawler.site().catalogue(), randomness);
    }
}
