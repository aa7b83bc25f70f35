package io.realtimeanalytics.pipeline.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some traceparents in one text; null for none, as nearly always. */
public final class Traces {

    private static final char SEPARATOR = ' ';
    private static final int MAX_CHARS = 16 * 56;

    private Traces() {}

    /** Both; beyond 16 or so, those that came first. */
    public static @Nullable String join(@Nullable String some, @Nullable String more) {
        if (some == null || more == null) {
            return some == null ? more : some;
        }
        return some.length() + more.length() < MAX_CHARS ? some + SEPARATOR + more : some;
    }

    static List<String> each(String traces) {
        return List.of(traces.split(String.valueOf(SEPARATOR)));
    }
}
