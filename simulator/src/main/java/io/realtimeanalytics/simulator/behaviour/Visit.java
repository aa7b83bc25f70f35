package io.realtimeanalytics.simulator.behaviour;

import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.simulator.population.Entry;
import io.realtimeanalytics.simulator.population.Visitor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One visit under way: what the visitor sees, holds and is about to do.
 *
 * <p>Confined to the thread that generates traffic.
 */
public final class Visit {

    private final Visitor visitor;
    private final Entry entry;
    private final String sessionId;
    private final Agenda agenda = new Agenda();
    private final List<CartLine> cart = new ArrayList<>(2);
    private Place place;
    private @Nullable Place previousPlace;
    private @Nullable Place nextPlace;
    private Step nextStep = Step.SESSION_START;
    private long nextSequence;
    private @Nullable OpenPage openPage;
    private @Nullable Conversion lastOrder;

    Visit(Visitor visitor, Entry entry, String sessionId, Place landing) {
        this.visitor = visitor;
        this.entry = entry;
        this.sessionId = sessionId;
        this.place = landing;
        this.lastOrder = visitor.lastOrder();
    }

    /** Whose visit it is. */
    public Visitor visitor() {
        return visitor;
    }

    /** How it began. */
    public Entry entry() {
        return entry;
    }

    /** The tracker's session id. */
    public String sessionId() {
        return sessionId;
    }

    /** The page on the screen. */
    public Place place() {
        return place;
    }

    /** The page before, null on the landing page. */
    public @Nullable Place previousPlace() {
        return previousPlace;
    }

    /** What lies in the cart. */
    public List<CartLine> cart() {
        return cart;
    }

    /** What will happen next. */
    public Step nextStep() {
        return nextStep;
    }

    /** How long after the step before. */
    public int waitMillis() {
        return agenda.waitMillis();
    }

    /** Counts the events of this visit. */
    public long takeSequence() {
        return nextSequence++;
    }

    /** The current page as the tracker knows it; null until it is first asked about. */
    public @Nullable OpenPage openPage() {
        return openPage;
    }

    /** Keeps the tracker's view of the current page until the next one. */
    public void open(OpenPage page) {
        openPage = page;
    }

    /** The visitor, with what was bought. */
    public Visitor visitorAfterwards() {
        return visitor.with(lastOrder);
    }

    /** What the visitor bought last, now or in an earlier visit; null: nothing. */
    public @Nullable Conversion lastOrder() {
        return lastOrder;
    }

    /** Keeps what is bought. */
    public void place(Conversion order) {
        lastOrder = order;
    }

    Agenda agenda() {
        return agenda;
    }

    void prepare(Step step) {
        nextStep = step;
    }

    /** The page changes when its page view happens, not when the visitor decides. */
    void headFor(Place place) {
        nextPlace = place;
    }

    void arrive() {
        if (nextPlace != null) {
            previousPlace = place;
            place = nextPlace;
            nextPlace = null;
            openPage = null;
        }
    }
}
