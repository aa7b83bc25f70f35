package io.realtimeanalytics.bridge.share;

import io.realtimeanalytics.bridge.consume.RecordSink;
import io.realtimeanalytics.event.avro.ShareLink;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The links of all bridges, as topic {@code shares} has them. Thread-safe. */
public final class ShareLinks implements RecordSink<ShareLink> {

    /** So long a link that has expired is still told from one that never was. */
    private static final long KEPT_MILLIS = Duration.ofDays(1).toMillis();

    private final ConcurrentHashMap<String, ShareLink> newest = new ConcurrentHashMap<>();
    private volatile boolean isRebuilt;

    @Override
    public void accept(List<ShareLink> links) {
        links.forEach(this::put);
    }

    @Override
    public void rebuilt() {
        isRebuilt = true;
    }

    /** Whether all links are known that were there at the start. */
    public boolean isRebuilt() {
        return isRebuilt;
    }

    /** Takes a newer state of a link; one that was withdrawn stays so, whatever is read later. */
    void put(ShareLink link) {
        newest.merge(link.getShareId(), link, (known, next) -> known.getIsRevoked() ? known : next);
    }

    /** The link of that id, withdrawn and expired ones included. */
    Optional<ShareLink> find(String id) {
        return Optional.ofNullable(newest.get(id));
    }

    /**
     * How many links of a site are known, withdrawn ones included until they would have expired.
     */
    long countOf(String siteId, long nowMillis) {
        newest.values().removeIf(link -> link.getExpiresAt() + KEPT_MILLIS < nowMillis);
        return newest.values().stream().filter(link -> link.getSiteId().equals(siteId)).count();
    }

    /** Those that are good for a site, the newest first. */
    List<ShareLink> goodFor(String siteId, long nowMillis) {
        return newest.values().stream()
                .filter(link -> link.getSiteId().equals(siteId))
                .filter(link -> !link.getIsRevoked() && link.getExpiresAt() > nowMillis)
                .sorted(Comparator.comparing(ShareLink::getCreatedAt).reversed())
                .toList();
    }
}
