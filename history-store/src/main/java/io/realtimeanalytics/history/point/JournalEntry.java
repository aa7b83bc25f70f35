package io.realtimeanalytics.history.point;

import com.dynatrace.hash4j.hashing.Hashing;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveSession;
import java.math.BigInteger;

/**
 * One session or alert, as the live protocol says it: without the visitor of a session.
 *
 * <p>Millions of sessions cannot each have a tag of their own in a time-series store. So an entry
 * is told apart by the nanosecond within its millisecond and by one of {@value #SLOTS} slots, both
 * taken from its id: of two sessions of a site that end in the same millisecond, one in 64 million
 * pairs shares a place in InfluxDB. QuestDB compares the id as well.
 *
 * @param revision grows from version to version
 * @param body JSON
 */
public record JournalEntry(Identity identity, long revision, String body) implements Stored {

    private static final int SLOTS = 64;
    private static final BigInteger NANOS_PER_MILLI = BigInteger.valueOf(1_000_000);

    // A field that a later version adds is no reason not to show the rest.
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /**
     * What versions of one entry have in common.
     *
     * @param siteId website
     * @param atMillis when it happened
     * @param id deterministic, given by the job
     */
    public record Identity(Journal journal, String siteId, long atMillis, String id) {}

    /** The entry of a session. */
    public static JournalEntry of(String siteId, LiveSession session) {
        return new JournalEntry(
                new Identity(Journal.SESSIONS, siteId, session.endedAtMillis(), session.id()),
                0,
                encode(session));
    }

    /** The entry of an alert: opened first, resolved later. */
    public static JournalEntry of(String siteId, LiveAlert alert) {
        return new JournalEntry(
                new Identity(Journal.ALERTS, siteId, alert.detectedAtMillis(), alert.id()),
                alert.resolvedAtMillis() == 0 ? 0 : 1,
                encode(alert));
    }

    /**
     * The entry that a body belongs to.
     *
     * @throws IllegalArgumentException if somebody else wrote the body
     */
    public static JournalEntry parse(Journal journal, String siteId, String body) {
        return switch (journal) {
            case SESSIONS -> of(siteId, decode(body, LiveSession.class));
            case ALERTS -> of(siteId, decode(body, LiveAlert.class));
        };
    }

    /** The session, if it is one. */
    public LiveSession session() {
        return decode(body, LiveSession.class);
    }

    /** The alert, if it is one. */
    public LiveAlert alert() {
        return decode(body, LiveAlert.class);
    }

    @Override
    public Place place() {
        return identity.journal();
    }

    @Override
    public String siteId() {
        return identity.siteId();
    }

    @Override
    public long atMillis() {
        return identity.atMillis();
    }

    /** Timestamp in the store. Larger than a long for a wrong clock, which the store refuses. */
    public BigInteger atNanos() {
        return BigInteger.valueOf(atMillis())
                .multiply(NANOS_PER_MILLI)
                .add(BigInteger.valueOf(Long.remainderUnsigned(hash() / SLOTS, 1_000_000)));
    }

    /** Which of the series of its site it belongs to. */
    public int slot() {
        return Math.floorMod(hash(), SLOTS);
    }

    private long hash() {
        return Hashing.xxh3_64().hashCharsToLong(identity.id());
    }

    private static String encode(Object happening) {
        try {
            return JSON.writeValueAsString(happening);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of plain fields always encode", e);
        }
    }

    private static <T> T decode(String body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body: not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
