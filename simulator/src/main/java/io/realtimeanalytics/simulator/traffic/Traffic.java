package io.realtimeanalytics.simulator.traffic;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.simulator.behaviour.Behaviour;
import io.realtimeanalytics.simulator.behaviour.Conditions;
import io.realtimeanalytics.simulator.behaviour.Crawl;
import io.realtimeanalytics.simulator.chance.Identifiers;
import io.realtimeanalytics.simulator.chance.Randomness;
import io.realtimeanalytics.simulator.chance.Weighted;
import io.realtimeanalytics.simulator.fault.Corruption;
import io.realtimeanalytics.simulator.fault.EventClass;
import io.realtimeanalytics.simulator.fault.FaultShares;
import io.realtimeanalytics.simulator.fault.Faults;
import io.realtimeanalytics.simulator.population.Site;
import io.realtimeanalytics.simulator.population.Visitors;
import io.realtimeanalytics.simulator.tracking.Tracker;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An endless sequence of events: equal plans, formats and due times give equal bytes.
 *
 * <p>Confined to one thread, except {@link #activeVisitors}.
 */
public final class Traffic {

    // Mean time between two events of one visitor, as PageScript's pauses make it.
    private static final double SECONDS_BETWEEN_EVENTS = 5.8;

    // Of what is sent twice: the rest is a producer's second write of the same bytes.
    private static final double RETRIED_SHARE = 0.5;
    private static final long GREATEST_TRAVEL_MILLIS = 250;

    private final EventFormat format;
    private final Randomness randomness;
    private final Weighted<Site> sites;
    private final Faults faults;
    private final Corruption corruption;
    private final Crowd crowd;
    private final Crawlers crawlers;
    private final Repeats repeats = new Repeats();
    private @Nullable Event newest;
    private volatile int activeVisitors;

    private Traffic(Plan plan, EventFormat format) {
        this.format = format;
        this.sites = plan.sites();
        this.randomness = new Randomness(plan.seed());
        this.faults = new Faults(plan.faults(), randomness);
        this.corruption = new Corruption(randomness);
        Visitors visitors = new Visitors(plan.sites(), plan.returnAfterMillis(), randomness);
        Tracker tracker = new Tracker(randomness);
        this.crowd =
                new Crowd(
                        visitors,
                        new Behaviour(randomness, plan.faults().repeatedPurchase()),
                        tracker);
        double botsPerSecond = plan.eventsPerSecond() * plan.faults().bot();
        this.crawlers = new Crawlers(visitors, new Crawl(randomness), tracker, botsPerSecond);
    }

    /**
     * What decides on the sequence.
     *
     * @param seed of all chance
     * @param eventsPerSecond mean rate: decides how many visitors there are
     * @param sites with their shares of the visitors
     * @param returnAfterMillis how long a visitor stays away at least
     * @param faults what goes wrong
     */
    public record Plan(
            long seed,
            double eventsPerSecond,
            Weighted<Site> sites,
            long returnAfterMillis,
            FaultShares faults) {}

    /** Traffic whose sites are already full of visitors. Takes seconds at the highest rates. */
    public static Traffic prepare(Plan plan, EventFormat format) {
        Traffic traffic = new Traffic(plan, format);
        int size = (int) Math.ceil(plan.eventsPerSecond() * SECONDS_BETWEEN_EVENTS);
        traffic.crowd.gather(size, traffic.randomness);
        traffic.activeVisitors = traffic.crowd.size();
        return traffic;
    }

    /** The event of a due time, which never goes back. */
    public Outgoing next(long dueMillis, Conditions conditions) {
        newest = null;
        Repeats.Repeat repeat = repeats.poll(dueMillis);
        if (repeat != null) {
            return repeat.retried() == null
                    ? repeat.event().again(dueMillis)
                    : retried(repeat.retried(), dueMillis);
        }
        EventClass eventClass = faults.draw();
        if (eventClass == EventClass.UNDECODABLE) {
            return garbage(dueMillis);
        }
        Event event =
                eventClass == EventClass.BOT
                        ? crawlers.next(dueMillis)
                        : crowd.next(dueMillis, conditions);
        faults.delay(event, eventClass);
        activeVisitors = crowd.size();
        newest = event;
        return outgoing(event, eventClass, dueMillis);
    }

    /** To be told of each event that will really be sent: only those are ever repeated. */
    public void accepted(Outgoing event) {
        long repeatAfterMillis = faults.repeatAfterMillis(event.eventClass());
        if (repeatAfterMillis > 0) {
            Event retried = randomness.happens(RETRIED_SHARE) ? newest : null;
            repeats.add(new Repeats.Repeat(event, retried, event.dueMillis() + repeatAfterMillis));
        }
    }

    /** Visitors on the sites. May be asked by any thread. */
    public int activeVisitors() {
        return activeVisitors;
    }

    private Outgoing outgoing(Event event, EventClass eventClass, long dueMillis) {
        String visitorId = event.getVisitorId();
        String keySuffix = visitorId == null ? event.getEventId() : visitorId;
        return new Outgoing(
                event.getEventId(),
                event.getSiteId(),
                event.getEventType(),
                eventClass,
                dueMillis,
                event.getEventTime(),
                event.getReceivedAt(),
                key(event.getSiteId(), keySuffix),
                format.encode(event));
    }

    // The tracker tries again: another arrival, and by the way of its own an event time that is a
    // little different. The object is free to be changed: its bytes went out before.
    private Outgoing retried(Event event, long dueMillis) {
        long mostMillis = Math.min(GREATEST_TRAVEL_MILLIS, dueMillis - event.getCreatedAt());
        long travelMillis = randomness.between(0L, mostMillis);
        event.setSentAt(dueMillis - travelMillis);
        event.setReceivedAt(dueMillis);
        event.setEventTime(event.getCreatedAt() + travelMillis);
        return outgoing(event, EventClass.DUPLICATE, dueMillis);
    }

    private Outgoing garbage(long dueMillis) {
        String nonce = Identifiers.uuidOf(dueMillis, randomness);
        String siteId = sites.draw(randomness).id();
        Event event = new Event();
        event.setEventId(nonce);
        event.setEventType(EventType.unknown);
        event.setEventName("undecodable");
        event.setSiteId(siteId);
        event.setCreatedAt(dueMillis);
        event.setSentAt(dueMillis);
        event.setReceivedAt(dueMillis);
        event.setEventTime(dueMillis);
        event.setProperties(Map.of());
        return new Outgoing(
                nonce,
                siteId,
                EventType.unknown,
                EventClass.UNDECODABLE,
                dueMillis,
                dueMillis,
                dueMillis,
                key(siteId, nonce),
                corruption.of(nonce, format.encode(event)));
    }

    private static byte[] key(String siteId, String suffix) {
        return Topic.eventKey(siteId, suffix).getBytes(StandardCharsets.UTF_8);
    }
}
