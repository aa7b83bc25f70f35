package io.realtimeanalytics.simulator.traffic;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.simulator.behaviour.Crawl;
import io.realtimeanalytics.simulator.behaviour.Step;
import io.realtimeanalytics.simulator.behaviour.Visit;
import io.realtimeanalytics.simulator.population.Visitors;
import io.realtimeanalytics.simulator.tracking.Tracker;
import java.util.ArrayList;
import java.util.List;

/** All crawlers on the sites: few, and each of them fast. */
final class Crawlers {

    private static final double EVENTS_PER_SECOND_EACH = 6;
    private static final long PAGES_EACH = 300;

    private final Visitors visitors;
    private final Crawl crawl;
    private final Tracker tracker;
    private final List<Visit> visits = new ArrayList<>();
    private final int mostAtOnce;
    private long turns;

    Crawlers(Visitors visitors, Crawl crawl, Tracker tracker, double eventsPerSecond) {
        this.visitors = visitors;
        this.crawl = crawl;
        this.tracker = tracker;
        this.mostAtOnce = (int) Math.max(1, Math.ceil(eventsPerSecond / EVENTS_PER_SECOND_EACH));
    }

    /** The page view of the crawler whose turn it is. */
    Event next(long nowMillis) {
        int turn = (int) (turns % mostAtOnce);
        boolean isReplaced = turns / mostAtOnce % PAGES_EACH == 0;
        turns++;
        if (turn >= visits.size()) {
            visits.add(crawl.begin(visitors.crawler()));
        } else if (isReplaced) {
            visits.set(turn, crawl.begin(visitors.crawler()));
        } else {
            crawl.goOn(visits.get(turn));
        }
        return tracker.report(visits.get(turn), Step.PAGE_VIEW, nowMillis);
    }
}
