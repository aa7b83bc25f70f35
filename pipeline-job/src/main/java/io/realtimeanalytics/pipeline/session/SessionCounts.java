package io.realtimeanalytics.pipeline.session;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.pipeline.count.Count;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What sessions add to metrics while they still grow. An event may change what was said before: it
 * lets a session begin earlier, or makes one of two. Then the former words are taken back. All
 * events of a visitor are in one partition, so a replay says and takes back the same.
 *
 * <p>All facts are of the time of an event, never of a session that may have begun hours ago: what
 * an event that is not late can change lies in windows that can still change.
 */
public final class SessionCounts {

    /** Something that a session adds. */
    private record Fact(Metric metric, String item, long atMillis, long amount) {}

    private SessionCounts() {}

    /** Emits the difference that an event made. */
    public static void changes(SiteEvent event, SessionJoin join, Consumer<Count> out) {
        // Most events change nothing here.
        if (join.before().size() == 1 && join.before().get(0).addsTheSameAs(join.grown())) {
            return;
        }
        List<Fact> gone = new ArrayList<>();
        join.before().forEach(session -> gone.addAll(factsOf(session)));
        List<Fact> added = factsOf(join.grown());
        List<Fact> former = List.copyOf(gone);
        gone.removeAll(added);
        added.removeAll(former);
        gone.forEach(fact -> out.accept(countOf(fact, event).takenBack()));
        added.forEach(fact -> out.accept(countOf(fact, event)));
    }

    private static List<Fact> factsOf(OpenSession session) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Metric.SESSIONS, "", session.startedAtMillis(), 0));
        if (session.conversions() > 0) {
            facts.add(new Fact(Metric.CONVERTING_SESSIONS, "", session.convertedAtMillis(), 0));
        }
        for (Funnel.Step step : Funnel.reached(session.stepsAtMillis())) {
            facts.add(new Fact(Metric.FUNNEL, step.name(), step.atMillis(), step.sinceMillis()));
        }
        return facts;
    }

    private static Count countOf(Fact fact, SiteEvent cause) {
        return Count.ofEvent(
                cause.siteId(),
                fact.metric(),
                fact.item(),
                fact.atMillis(),
                fact.amount(),
                cause.receivedAtMillis());
    }
}
