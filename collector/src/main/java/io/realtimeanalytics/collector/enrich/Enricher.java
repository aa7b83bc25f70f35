package io.realtimeanalytics.collector.enrich;

import io.realtimeanalytics.event.avro.Bot;
import io.realtimeanalytics.event.avro.Consent;
import io.realtimeanalytics.event.avro.Device;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.Geo;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills in what only the collector knows. */
public final class Enricher {

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final int VISITOR_ID_BYTES = 12;

    private final Salts salts;

    /** With the salts that visitor ids are made with. */
    public Enricher(Salts salts) {
        this.salts = salts;
    }

    /**
     * Completes a draft; to be called once for each.
     *
     * @param receivedAt collector's clock, milliseconds
     */
    public Event complete(Draft draft, Sender sender, long receivedAt) {
        Event event = draft.event();
        setTimes(event, draft, receivedAt);
        Draft.Claims claims = draft.claims();
        String userAgent = claims == null ? sender.userAgent() : claims.userAgent();
        setDevice(event, sender, claims, userAgent);
        event.setBot(judgeBot(claims, userAgent));
        String country = claims == null ? sender.country() : claims.country();
        event.setGeo(new Geo(country == null ? "ZZ" : country, null, null));
        event.setConsent(
                new Consent(sender.globalPrivacyControl(), sender.doNotTrack(), List.of()));
        if (sender.wantsPrivacy()) {
            event.setVisitorId(null);
            event.setSessionId(null);
        } else {
            event.setVisitorId(visitorIdOf(event, sender, claims));
        }
        return event;
    }

    // A client's clock may be wrong, but its hands move at the right speed: the time between the
    // event and its sending is true even where both ends are not.
    private static void setTimes(Event event, Draft draft, long receivedAt) {
        Long sent = draft.sentAt();
        long sentAt = sent == null ? receivedAt : sent;
        Long created = draft.createdAt();
        long createdAt = created == null ? sentAt : created;
        long eventTime = receivedAt - (sentAt - createdAt);
        event.setCreatedAt(createdAt);
        event.setSentAt(sentAt);
        event.setReceivedAt(receivedAt);
        event.setEventTime(Math.max(receivedAt - DAY_MILLIS, Math.min(eventTime, receivedAt)));
    }

    private static void setDevice(
            Event event, Sender sender, Draft.@Nullable Claims claims, @Nullable String userAgent) {
        UserAgent software;
        if (userAgent == null) {
            software = UserAgent.unknown();
        } else if (claims == null) {
            software = UserAgent.parse(userAgent, sender.isMobileHint(), sender.platformHint());
        } else {
            software = UserAgent.parse(userAgent, null, null);
        }
        String claimedType = claims == null ? null : claims.deviceType();
        Device device = event.getDevice();
        device.setType(claimedType == null ? software.deviceType() : claimedType);
        device.setBrowser(software.browser());
        device.setOs(software.os());
    }

    // A server that does not pass its visitor's user agent on speaks for a person.
    private static Bot judgeBot(Draft.@Nullable Claims claims, @Nullable String userAgent) {
        return claims != null && userAgent == null
                ? new Bot(false, 0.0, List.of())
                : Bots.judge(userAgent == null ? "" : userAgent);
    }

    // The salt is that of the event's day, not of its arrival: an event sent again after midnight,
    // or from a browser that was offline, still belongs to its visit.
    private @Nullable String visitorIdOf(
            Event event, Sender sender, Draft.@Nullable Claims claims) {
        if (claims != null) {
            return claims.visitorId();
        }
        String host = event.getPage() == null ? sender.originHost() : event.getPage().getHost();
        byte[] salt = salts.of(Math.floorDiv(event.getEventTime(), DAY_MILLIS));
        byte[] hash =
                Hashing.hmac(salt, event.getSiteId(), host, sender.address(), sender.userAgent());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(hash, VISITOR_ID_BYTES));
    }
}
