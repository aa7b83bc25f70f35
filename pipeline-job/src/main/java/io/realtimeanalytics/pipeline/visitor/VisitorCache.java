package io.realtimeanalytics.pipeline.visitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.jspecify.annotations.Nullable;

/**
 * The visitors who were here last, in front of Flink state: most events are of somebody who is in
 * the middle of a visit, and cost a map access. Whoever is pushed out is written at once, all
 * others with the next checkpoint. Confined to the operator's thread.
 */
final class VisitorCache {

    private final KeyedStateBackend<String> backend;
    private final ValueState<VisitorState> state;
    private final Entries entries;

    private static final class Entry {
        private @Nullable VisitorState visitor;
        private boolean isWritten = true;
    }

    private final class Entries extends LinkedHashMap<String, Entry> {

        private static final long serialVersionUID = 1L;
        private static final float LOAD_FACTOR = 0.75f;

        private final int capacity;

        Entries(int capacity) {
            super(1024, LOAD_FACTOR, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
            if (size() <= capacity) {
                return false;
            }
            write(eldest.getKey(), eldest.getValue());
            return true;
        }
    }

    /**
     * @param capacity visitors kept
     */
    VisitorCache(KeyedStateBackend<String> backend, ValueState<VisitorState> state, int capacity) {
        this.backend = backend;
        this.state = state;
        this.entries = new Entries(capacity);
    }

    /** What is known of a visitor; null for nothing. */
    @Nullable VisitorState get(String key) throws Exception {
        return entryOf(key).visitor;
    }

    /** Remembers a visitor; null to forget. */
    void put(String key, @Nullable VisitorState visitor) throws Exception {
        Entry entry = entryOf(key);
        entry.visitor = visitor;
        entry.isWritten = false;
    }

    /** Writes what is not written yet. */
    void writeAll() {
        entries.forEach(this::write);
        entries.values().removeIf(entry -> entry.visitor == null);
    }

    private Entry entryOf(String key) throws Exception {
        Entry known = entries.get(key);
        if (known != null) {
            return known;
        }
        Entry read = new Entry();
        backend.setCurrentKey(key);
        read.visitor = state.value();
        entries.put(key, read);
        return read;
    }

    private void write(String key, Entry entry) {
        if (entry.isWritten) {
            return;
        }
        backend.setCurrentKey(key);
        try {
            if (entry.visitor == null) {
                state.clear();
            } else {
                state.update(entry.visitor);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a visitor to state", e);
        }
        entry.isWritten = true;
    }
}
