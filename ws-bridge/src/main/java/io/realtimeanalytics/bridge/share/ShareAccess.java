package io.realtimeanalytics.bridge.share;

import io.realtimeanalytics.bridge.access.Access;
import io.realtimeanalytics.bridge.access.AccessDeniedException;
import io.realtimeanalytics.bridge.access.AccessDeniedException.Reason;
import io.realtimeanalytics.bridge.access.Holder;
import io.realtimeanalytics.bridge.filter.Filter;
import io.realtimeanalytics.event.avro.ShareLink;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lets in who has a shared link, and everybody else as before. */
public final class ShareAccess implements Access {

    private static final String HOLDER_PREFIX = "share-";

    private final Access others;
    private final ShareLinks links;
    private final Clock clock;

    /**
     * @param others asks everybody without a link; closed with this one
     */
    public ShareAccess(Access others, ShareLinks links, Clock clock) {
        this.others = others;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public @Nullable Holder anonymous() {
        return others.anonymous();
    }

    @Override
    public CompletableFuture<Holder> authenticate(String token) {
        if (!ShareToken.isMeant(token)) {
            return others.authenticate(token);
        }
        try {
            return CompletableFuture.completedFuture(holderOf(token));
        } catch (AccessDeniedException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public boolean isWithdrawn(Holder holder) {
        if (!holder.kind().equals(Holder.BY_SHARE)) {
            return others.isWithdrawn(holder);
        }
        return links.find(holder.id().substring(HOLDER_PREFIX.length()))
                .map(ShareLink::getIsRevoked)
                .orElse(false);
    }

    @Override
    public void close() {
        others.close();
    }

    private Holder holderOf(String token) {
        if (!links.isRebuilt()) {
            throw new AccessDeniedException(Reason.UNAVAILABLE, "links are still being read");
        }
        ShareToken shown =
                ShareToken.parse(token)
                        .orElseThrow(
                                () -> new AccessDeniedException(Reason.INVALID, "no such link"));
        ShareLink link =
                links.find(shown.id())
                        .filter(known -> shown.opens(known.getSecretSha256()))
                        .orElseThrow(
                                () -> new AccessDeniedException(Reason.INVALID, "no such link"));
        if (link.getIsRevoked()) {
            throw new AccessDeniedException(Reason.WITHDRAWN, "the link was withdrawn");
        }
        if (link.getExpiresAt() <= clock.millis()) {
            throw new AccessDeniedException(Reason.EXPIRED, "the link has expired");
        }
        return new Holder(
                HOLDER_PREFIX + link.getShareId(),
                Holder.BY_SHARE,
                Set.of(link.getSiteId()),
                link.getFilter().isEmpty() ? Filter.ALL : Filter.parse(link.getFilter()),
                link.getExpiresAt());
    }
}
