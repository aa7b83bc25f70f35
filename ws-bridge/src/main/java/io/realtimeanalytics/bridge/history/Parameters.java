package io.realtimeanalytics.bridge.history;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an address, each at most once.
 *
 * @param values by name
 */
record Parameters(Map<String, List<String>> values) {

    /** Refuses what nobody asks for: a misspelt parameter would otherwise do nothing. */
    void requireOnly(Set<String> names) throws BadQueryException {
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            if (!names.contains(entry.getKey())) {
                throw new BadQueryException(
                        "unknown parameter (expected: "
                                + String.join(", ", new TreeSet<>(names))
                                + ')');
            }
            if (entry.getValue().size() != 1) {
                throw new BadQueryException(entry.getKey() + ": given more than once");
            }
        }
    }

    @Nullable String find(String name) {
        List<String> found = values.get(name);
        return found == null || found.get(0).isEmpty() ? null : found.get(0);
    }

    String get(String name, String otherwise) {
        String found = find(name);
        return found == null ? otherwise : found;
    }
}
