package io.realtimeanalytics.bridge.share;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.realtimeanalytics.bridge.access.Holder;
import io.realtimeanalytics.bridge.audit.Audit;
import io.realtimeanalytics.bridge.http.Answer;
import io.realtimeanalytics.bridge.http.LinkRequests;
import io.realtimeanalytics.event.avro.ShareLink;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, lists and withdraws the links of a site. Thread-safe. */
public final class ShareApi implements LinkRequests {

    /** A site with more is none that people share. */
    static final int MAX_LINKS = 100;

    /** Withdrawn ones have to be remembered until they would have expired. */
    static final int MAX_REMEMBERED = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(ShareApi.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ShareLinks links;
    private final ShareLog log;
    private final Audit audit;
    private final Clock clock;

    /** A part of the API. */
    public ShareApi(ShareLinks links, ShareLog log, Audit audit, Clock clock) {
        this.links = links;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** The links of a site that are good, without what opens them. */
    @Override
    public CompletionStage<Answer> list(String siteId) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode shares = root.putArray("shares");
        links.goodFor(siteId, clock.millis()).forEach(link -> shares.add(json(link)));
        return now(answer(200, root));
    }

    /**
     * Makes a link; the answer is the only one that ever carries its token.
     *
     * @param json see {@link ShareRequest}
     */
    @Override
    public CompletionStage<Answer> create(Holder holder, String siteId, byte[] json) {
        ShareRequest request;
        try {
            request = ShareRequest.parse(json);
        } catch (IllegalArgumentException e) {
            return now(
                    Answer.problem(HttpResponseStatus.BAD_REQUEST, String.valueOf(e.getMessage())));
        }
        long nowMillis = clock.millis();
        if (links.goodFor(siteId, nowMillis).size() >= MAX_LINKS) {
            return now(limit("at most " + MAX_LINKS + " links; withdraw one first"));
        }
        if (links.countOf(siteId, nowMillis) >= MAX_REMEMBERED) {
            return now(limit("too many links were made and withdrawn; wait until some expire"));
        }
        ShareToken token = ShareToken.random();
        ShareLink link =
                ShareLink.newBuilder()
                        .setShareId(token.id())
                        .setSiteId(siteId)
                        .setFilter(request.filter())
                        .setName(request.name())
                        .setSecretSha256(token.secretSha256())
                        .setCreatedAt(nowMillis)
                        .setExpiresAt(nowMillis + request.expiresInSeconds() * 1_000)
                        .setIsRevoked(false)
                        .build();
        return append(link)
                .thenApply(
                        unused -> {
                            audit.shared(holder.id(), siteId, token.id(), link.getExpiresAt());
                            return answer(201, json(link).put("token", token.text()));
                        })
                .exceptionally(ShareApi::unwritten);
    }

    /** Withdraws a link, at once here and within seconds on all bridges. */
    @Override
    public CompletionStage<Answer> withdraw(Holder holder, String siteId, String id) {
        Optional<ShareLink> known =
                links.find(id)
                        .filter(link -> link.getSiteId().equals(siteId))
                        .filter(link -> !link.getIsRevoked());
        if (known.isEmpty()) {
            return now(Answer.problem(HttpResponseStatus.NOT_FOUND, "no such link"));
        }
        ShareLink revoked = ShareLink.newBuilder(known.get()).setIsRevoked(true).build();
        return append(revoked)
                .thenApply(
                        unused -> {
                            audit.withdrawn(holder.id(), siteId, id);
                            return new Answer(204, Answer.JSON, new byte[0], Map.of());
                        })
                .exceptionally(ShareApi::unwritten);
    }

    private static Answer limit(String message) {
        return Answer.problem(HttpResponseStatus.CONFLICT, "limit", message);
    }

    /** Known here as soon as it is safe: who made a link can use it at once. */
    private CompletableFuture<Void> append(ShareLink link) {
        return log.append(link).thenRun(() -> links.put(link));
    }

    private static Answer unwritten(Throwable failure) {
        LOG.error("a link was not written", failure);
        return Answer.problem(
                HttpResponseStatus.SERVICE_UNAVAILABLE, "cannot be stored at the moment");
    }

    private static ObjectNode json(ShareLink link) {
        return MAPPER.createObjectNode()
                .put("id", link.getShareId())
                .put("name", link.getName())
                .put("filter", link.getFilter())
                .put("createdAtMillis", link.getCreatedAt())
                .put("expiresAtMillis", link.getExpiresAt());
    }

    private static Answer answer(int status, ObjectNode json) {
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        return new Answer(status, Answer.JSON, body, Map.of("Cache-Control", "no-store"));
    }

    private static CompletionStage<Answer> now(Answer answer) {
        return CompletableFuture.completedStage(answer);
    }
}
