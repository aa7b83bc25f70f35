package io.realtimeanalytics.collector.intake;

import io.realtimeanalytics.collector.enrich.Draft;
import io.realtimeanalytics.collector.enrich.Enricher;
import io.realtimeanalytics.collector.enrich.Sender;
import io.realtimeanalytics.collector.enrich.Senders;
import io.realtimeanalytics.collector.http.Admission;
import io.realtimeanalytics.collector.http.Problem;
import io.realtimeanalytics.collector.http.Request;
import io.realtimeanalytics.collector.http.RequestHead;
import io.realtimeanalytics.collector.http.Response;
import io.realtimeanalytics.collector.http.Route;
import io.realtimeanalytics.collector.publish.EventPublisher;
import io.realtimeanalytics.collector.publish.Outgoing;
import io.realtimeanalytics.collector.publish.UnavailableException;
import io.realtimeanalytics.collector.site.ServerKeys;
import io.realtimeanalytics.collector.site.Site;
import io.realtimeanalytics.collector.site.Sites;
import io.realtimeanalytics.collector.status.CollectorMetrics;
import io.realtimeanalytics.collector.trace.RequestTraces;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.tracing.Hop;
import io.realtimeanalytics.tracing.TraceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/events}: 202 once Kafka holds every accepted event of the request. */
public final class EventsRoute implements Route {

    private static final int MAX_BROWSER_BYTES = 64 * 1_024;
    private static final int MAX_SERVER_BYTES = 1_024 * 1_024;

    /** Who may send. */
    public record Access(Sites sites, ServerKeys keys) {}

    private final Access access;
    private final CrossOrigin crossOrigin;
    private final Senders senders;
    private final EventValidator validator;
    private final Enricher enricher;
    private final EventPublisher publisher;
    private final CollectorMetrics metrics;
    private final RequestTraces traces;

    /** Wires the stages: validation, enrichment, Kafka. */
    public EventsRoute(
            Access access,
            Senders senders,
            Enricher enricher,
            EventPublisher publisher,
            CollectorMetrics metrics,
            RequestTraces traces) {
        this.access = access;
        this.crossOrigin = new CrossOrigin(access.sites());
        this.senders = senders;
        this.validator = new EventValidator(Clock.systemUTC());
        this.enricher = enricher;
        this.publisher = publisher;
        this.metrics = metrics;
        this.traces = traces;
    }

    @Override
    public Set<String> methods() {
        return Set.of("OPTIONS", "POST");
    }

    @Override
    public Admission admit(RequestHead head) {
        if (head.method().equals("OPTIONS")) {
            return new Admission.Answer(crossOrigin.preflight(head));
        }
        if (!BodyDecoder.isTypeAccepted(head.header("Content-Type"))) {
            return refuse(Problem.CONTENT_TYPE);
        }
        if (!BodyDecoder.isEncodingAccepted(head)) {
            return refuse(Problem.CONTENT_ENCODING);
        }
        try {
            return new Admission.Take(maxBytes(Caller.of(head, access.keys())));
        } catch (RefusedException e) {
            return refuse(e.problem());
        }
    }

    @Override
    public CompletionStage<Response> handle(Request request) {
        try {
            return publish(read(request));
        } catch (RefusedException e) {
            return CompletableFuture.completedStage(e.problem().response());
        }
    }

    @Override
    public Response finish(RequestHead head, Response response) {
        return crossOrigin.allow(head, response);
    }

    private static Admission refuse(Problem problem) {
        return new Admission.Answer(problem.response());
    }

    private static int maxBytes(Caller caller) {
        return caller.isServer() ? MAX_SERVER_BYTES : MAX_BROWSER_BYTES;
    }

    private Judged read(Request request) throws RefusedException {
        RequestHead head = request.head();
        Caller caller = Caller.of(head, access.keys());
        byte[] body = BodyDecoder.decode(head, request.body(), maxBytes(caller));
        Batch batch = Batch.of(StrictJson.parse(body));
        Site site = caller.siteFor(batch.siteId(), access.sites());
        List<Verdict> verdicts = new ArrayList<>(batch.events().size());
        for (var json : batch.events()) {
            Findings findings = new Findings();
            Verdict verdict = validator.judge(json, batch, caller.isServer(), findings);
            metrics.extraFields(findings.extraFields());
            if (verdict instanceof Verdict.Rejected rejected) {
                metrics.events(site.id(), "rejected", rejected.reason().id(), 1);
            }
            verdicts.add(verdict);
        }
        return new Judged(
                site,
                senders.of(head, caller.isServer()),
                verdicts,
                head.header(TraceContext.HEADER));
    }

    private CompletionStage<Response> publish(Judged judged) {
        Response success = Verdicts.response(judged.verdicts());
        List<Draft> drafts = Verdicts.accepted(judged.verdicts());
        if (drafts.isEmpty()) {
            return CompletableFuture.completedStage(success);
        }
        long startNanos = System.nanoTime();
        Hop hop = traces.begin(judged.traceparent());
        String traceparent = hop == null ? null : hop.traceparent();
        return publisher
                .publish(new Drafts(drafts, judged.sender(), enricher, traceparent))
                .whenComplete((done, failure) -> end(hop, judged.site(), failure))
                .handle(
                        (done, failure) -> {
                            if (failure == null) {
                                metrics.produced(System.nanoTime() - startNanos);
                                metrics.events(judged.site().id(), "accepted", "", drafts.size());
                                return success;
                            }
                            metrics.events(judged.site().id(), "unavailable", "", drafts.size());
                            return refusal(failure);
                        });
    }

    private static void end(@Nullable Hop hop, Site site, @Nullable Throwable failure) {
        if (hop != null) {
            hop.with("site", site.id())
                    .with("outcome", failure == null ? "accepted" : "unavailable")
                    .end();
        }
    }

    private static Response refusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof UnavailableException
                ? Problem.UNAVAILABLE.response()
                : Problem.INTERNAL.response();
    }

    private record Judged(
            Site site, Sender sender, List<Verdict> verdicts, @Nullable String traceparent) {}

    private record Drafts(
            List<Draft> drafts, Sender sender, Enricher enricher, @Nullable String traceparent)
            implements Outgoing {

        @Override
        public int size() {
            return drafts.size();
        }

        @Override
        public List<Event> at(long receivedAt) {
            return drafts.stream()
                    .map(draft -> enricher.complete(draft, sender, receivedAt))
                    .toList();
        }
    }
}
