package io.realtimeanalytics.simulator.tracking;

import io.realtimeanalytics.event.avro.Bot;
import io.realtimeanalytics.event.avro.Consent;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.event.avro.Library;
import io.realtimeanalytics.event.avro.Page;
import io.realtimeanalytics.event.avro.SessionHint;
import io.realtimeanalytics.simulator.behaviour.OpenPage;
import io.realtimeanalytics.simulator.behaviour.Place;
import io.realtimeanalytics.simulator.behaviour.Step;
import io.realtimeanalytics.simulator.behaviour.Visit;
import io.realtimeanalytics.simulator.chance.Identifiers;
import io.realtimeanalytics.simulator.chance.Randomness;
import io.realtimeanalytics.simulator.population.Visitor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns steps into events, as the tracker on the page and the collector behind it would together.
 *
 * <p>Contexts that do not change during a visit or a page are shared between events, never copied.
 * Confined to one thread.
 */
public final class Tracker {

    private static final Library LIBRARY = new Library("simulator", "0.1.0");
    private static final Consent GRANTED = new Consent(false, false, List.of("analytics"));
    private static final Consent DENIED = new Consent(true, true, List.of());
    private static final Bot HUMAN = new Bot(false, 0.02, List.of());
    private static final Bot CRAWLER = new Bot(true, 0.98, List.of("user_agent", "rate"));

    private final Randomness randomness;
    private final Signals signals;
    private final Commerce commerce;

    /** All details come from the given randomness. */
    public Tracker(Randomness randomness) {
        this.randomness = randomness;
        this.signals = new Signals(randomness);
        this.commerce = new Commerce(randomness);
    }

    /** The event of a step that happens now: created, sent and received at once. */
    public Event report(Visit visit, Step step, long nowMillis) {
        Event event = new Event();
        event.setEventId(Identifiers.uuidOf(nowMillis, randomness));
        event.setCreatedAt(nowMillis);
        event.setSentAt(nowMillis);
        event.setReceivedAt(nowMillis);
        event.setEventTime(nowMillis);
        event.setLibrary(LIBRARY);
        event.setProperties(Map.of());
        describeVisitor(event, visit);
        describePage(event, visit, nowMillis);
        describeStep(event, visit, step);
        return event;
    }

    private static void describeVisitor(Event event, Visit visit) {
        Visitor visitor = visit.visitor();
        event.setSiteId(visitor.site().id());
        event.setDevice(visitor.device());
        event.setGeo(visitor.geo());
        event.setBot(visitor.isBot() ? CRAWLER : HUMAN);
        event.setClientSeq(visit.takeSequence());
        if (visitor.id() == null) {
            event.setConsent(DENIED);
        } else {
            event.setConsent(GRANTED);
            event.setVisitorId(visitor.id());
            event.setSessionId(visit.sessionId());
            event.setSessionNumber(visitor.sessions());
        }
    }

    private void describePage(Event event, Visit visit, long nowMillis) {
        OpenPage open = visit.openPage();
        if (open == null) {
            open = new OpenPage(Identifiers.uuidOf(nowMillis, randomness), pageOf(visit));
            visit.open(open);
        }
        event.setPageViewId(open.pageViewId());
        event.setPage(open.page());
        if (visit.previousPlace() == null) {
            event.setCampaign(visit.entry().campaign());
        }
    }

    private static Page pageOf(Visit visit) {
        Place place = visit.place();
        Place previous = visit.previousPlace();
        var site = visit.visitor().site();
        String query = previous == null ? visit.entry().query() : searchQuery(place);
        String url = site.url(place.path());
        return new Page(
                query == null ? url : url + '?' + query,
                place.path(),
                site.host(),
                place.title(),
                previous == null ? visit.entry().referrer() : site.url(previous.path()),
                query);
    }

    private static @Nullable String searchQuery(Place place) {
        String term = place.searchTerm();
        return term == null ? null : "q=" + term.replace(' ', '+');
    }

    private void describeStep(Event event, Visit visit, Step step) {
        switch (step) {
            case PAGE_VIEW ->
                    describe(event, EventType.page_view, "page_view", signals.pageView(visit));
            case SESSION_START -> {
                SessionHint hint = new SessionHint("first_event");
                describe(event, EventType.session_start, "session_start", hint);
            }
            case SESSION_END -> {
                SessionHint hint = new SessionHint("page_hide");
                describe(event, EventType.session_end, "session_end", hint);
            }
            case CLICK, RAGE_CLICK ->
                    describe(event, EventType.click, "click", signals.click(visit, step));
            case FIRST_BYTE, LARGEST_PAINT, INTERACTION_DELAY, LAYOUT_SHIFT ->
                    describe(event, EventType.web_vital, "web_vital", signals.vital(visit, step));
            case SCRIPT_ERROR, PAYMENT_ERROR ->
                    describe(event, EventType.exception, "exception", signals.error(visit, step));
            case HEARTBEAT ->
                    describe(event, EventType.heartbeat, "heartbeat", signals.heartbeat());
            default -> commerce.describe(event, visit, step);
        }
    }

    static void describe(Event event, EventType type, String name, @Nullable Object payload) {
        event.setEventType(type);
        event.setEventName(name);
        event.setPayload(payload);
    }
}
