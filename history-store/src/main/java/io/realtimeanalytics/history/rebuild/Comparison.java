package io.realtimeanalytics.history.rebuild;

import java.util.ArrayList;
import java.util.List;

/** What differs between the topics and the store. */
final class Comparison {

    private static final int MAX_EXAMPLES = 10;

    private final List<String> examples = new ArrayList<>();
    private long equal;
    private long missing;
    private long older;
    private long newer;
    private long wrong;
    private long unexpected;

    void found(Record identity, Fingerprint expected, Fingerprint stored) {
        if (stored.equals(expected)) {
            equal++;
            return;
        }
        if (stored.revision() < expected.revision()) {
            older++;
        } else if (stored.revision() > expected.revision()) {
            newer++;
        } else {
            wrong++;
        }
        example(identity + ": " + stored + " (expected: " + expected + ')');
    }

    void missing(Record identity) {
        missing++;
        example(identity + ": missing");
    }

    void unexpected(Record identity) {
        unexpected++;
        example(identity + ": not in the topic");
    }

    boolean isEqual() {
        return missing + older + newer + wrong + unexpected == 0;
    }

    /** Whether the store has everything, though it may have newer versions. */
    boolean isComplete() {
        return missing + older + wrong == 0;
    }

    long equalPoints() {
        return equal;
    }

    /** One line of numbers, then examples of what differs. */
    String report() {
        String numbers =
                "%d points equal; missing %d, older %d, newer %d, wrong %d, not in the topic %d"
                        .formatted(equal, missing, older, newer, wrong, unexpected);
        return examples.isEmpty() ? numbers : numbers + "\n  " + String.join("\n  ", examples);
    }

    private void example(String text) {
        if (examples.size() < MAX_EXAMPLES) {
            examples.add(text);
        }
    }
}
