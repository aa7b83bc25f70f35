package io.realtimeanalytics.bridge.history;

import io.realtimeanalytics.bridge.http.Answer;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers that may be given again; bounded. Thread-safe. */
final class AnswerCache {

    private static final int MAX_BYTES = 32 << 20;

    private final Clock clock;
    private final Map<HistoryQuery, Cached> answers = new LinkedHashMap<>(16, 0.75f, true);
    private int sizeBytes;

    private record Cached(Answer answer, long untilMillis) {}

    AnswerCache(Clock clock) {
        this.clock = clock;
    }

    synchronized @Nullable Answer find(HistoryQuery query) {
        Cached cached = answers.get(query);
        if (cached == null) {
            return null;
        }
        if (cached.untilMillis() <= clock.millis()) {
            remove(query);
            return null;
        }
        return cached.answer();
    }

    synchronized void put(HistoryQuery query, Answer answer, long lifetimeMillis) {
        if (answer.body().length > MAX_BYTES) {
            return;
        }
        remove(query);
        answers.put(query, new Cached(answer, clock.millis() + lifetimeMillis));
        sizeBytes += answer.body().length;
        Iterator<Cached> oldest = answers.values().iterator();
        while (sizeBytes > MAX_BYTES) {
            sizeBytes -= oldest.next().answer().body().length;
            oldest.remove();
        }
    }

    private void remove(HistoryQuery query) {
        Cached removed = answers.remove(query);
        if (removed != null) {
            sizeBytes -= removed.answer().body().length;
        }
    }
}
