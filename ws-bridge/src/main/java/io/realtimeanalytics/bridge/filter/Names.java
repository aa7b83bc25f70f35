package io.realtimeanalytics.bridge.filter;

import java.util.HashMap;
import java.util.Map;

/** One instance of each text, however often it is read. Confined to one thread. */
final class Names {

    /** Facts in memory keep what they name; forgetting the rest costs a few texts twice. */
    private static final int MAX_NAMES = 500_000;

    private final Map<String, String> names = new HashMap<>();

    String of(String text) {
        String known = names.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    void trim() {
        if (names.size() > MAX_NAMES) {
            names.clear();
        }
    }
}
