package io.realtimeanalytics.collector.intake;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of events: UUID or ULID from clients, UUIDv7 where a client sends none. */
final class EventIds {

    /** UUID of any version, or ULID. */
    static final Pattern FORM =
            Pattern.compile(
                    "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-7][0-9A-HJKMNP-TV-Z]{25}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private EventIds() {}

    /** One spelling, since duplicates are found by comparing ids. */
    static String normalize(String id) {
        return id.length() == 36 ? id.toLowerCase(Locale.ROOT) : id.toUpperCase(Locale.ROOT);
    }

    static String next(long nowMillis) {
        long high = (nowMillis << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
