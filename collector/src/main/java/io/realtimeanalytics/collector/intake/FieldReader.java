package io.realtimeanalytics.collector.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the known fields of one JSON object. What is wrong goes to the findings, and a placeholder
 * is returned; an explicit null counts as absent.
 */
final class FieldReader {

    private final ObjectNode object;
    private final String prefix;
    private final Findings findings;
    private final Set<String> known = new HashSet<>();

    FieldReader(ObjectNode object, String prefix, Findings findings) {
        this.object = object;
        this.prefix = prefix;
        this.findings = findings;
    }

    /** A text; longer ones are rejected. */
    @Nullable String text(String name, int maxChars) {
        JsonNode node = get(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            reject(RejectReason.WRONG_TYPE, name);
            return null;
        }
        if (node.textValue().length() > maxChars) {
            reject(RejectReason.TOO_LONG, name);
            return null;
        }
        return node.textValue();
    }

    /** A text for people; longer ones are cut, because their end does not matter. */
    @Nullable String prose(String name, int maxChars) {
        String text = text(name, Integer.MAX_VALUE);
        if (text == null || text.length() <= maxChars) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(maxChars - 1));
        return text.substring(0, splitsPair ? maxChars - 1 : maxChars);
    }

    /** A text whose absence is a finding. */
    String requiredText(String name, int maxChars) {
        String text = text(name, maxChars);
        if (text == null || text.isBlank()) {
            reject(RejectReason.MISSING, name);
            return "";
        }
        return text;
    }

    /** A text of a certain form. */
    @Nullable String matching(String name, Pattern form) {
        String text = text(name, Integer.MAX_VALUE);
        if (text != null && !form.matcher(text).matches()) {
            reject(RejectReason.INVALID_FORMAT, name);
            return null;
        }
        return text;
    }

    /** A text of a certain form, left out where it has another: not worth losing the event. */
    @Nullable String plausible(String name, Pattern form) {
        String text = text(name, Integer.MAX_VALUE);
        return text != null && form.matcher(text).matches() ? text : null;
    }

    /** One of several texts. */
    String oneOf(String name, List<String> values, String otherwise) {
        String text = text(name, Integer.MAX_VALUE);
        if (text != null && !values.contains(text)) {
            reject(RejectReason.UNKNOWN_VALUE, name);
        }
        return text == null ? otherwise : text;
    }

    /** A whole number, bounds included. */
    @Nullable Long whole(String name, long least, long greatest) {
        JsonNode node = get(name);
        if (node == null) {
            return null;
        }
        if (!node.isNumber() || !node.canConvertToExactIntegral()) {
            reject(RejectReason.WRONG_TYPE, name);
            return null;
        }
        long value = node.longValue();
        if (value < least || value > greatest) {
            reject(RejectReason.OUT_OF_RANGE, name);
            return null;
        }
        return value;
    }

    /** A whole number with a default. */
    int wholeOr(String name, int least, int greatest, int otherwise) {
        Long value = whole(name, least, greatest);
        return value == null ? otherwise : Math.toIntExact(value);
    }

    /** A number that is not negative. */
    double requiredMeasure(String name) {
        JsonNode node = get(name);
        if (node == null) {
            reject(RejectReason.MISSING, name);
            return 0;
        }
        if (!node.isNumber()) {
            reject(RejectReason.WRONG_TYPE, name);
        } else if (node.doubleValue() < 0) {
            reject(RejectReason.OUT_OF_RANGE, name);
        }
        return node.doubleValue();
    }

    /** True or false; false where absent. */
    boolean flag(String name) {
        JsonNode node = get(name);
        if (node != null && !node.isBoolean()) {
            reject(RejectReason.WRONG_TYPE, name);
        }
        return node != null && node.booleanValue();
    }

    /** An object within. */
    @Nullable FieldReader object(String name) {
        ObjectNode inner = rawObject(name);
        return inner == null ? null : new FieldReader(inner, prefix + name + ".", findings);
    }

    /** An object within whose names are the client's own. */
    @Nullable ObjectNode rawObject(String name) {
        JsonNode node = get(name);
        if (node == null) {
            return null;
        }
        if (node instanceof ObjectNode inner) {
            return inner;
        }
        reject(RejectReason.WRONG_TYPE, name);
        return null;
    }

    /** The objects of a list; empty where absent. */
    List<FieldReader> objects(String name, int maxEntries) {
        JsonNode node = get(name);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof ArrayNode array) || !allObjects(array)) {
            reject(RejectReason.WRONG_TYPE, name);
            return List.of();
        }
        if (array.size() > maxEntries) {
            reject(RejectReason.TOO_MANY, name);
            return List.of();
        }
        return array.valueStream()
                .map(entry -> new FieldReader((ObjectNode) entry, prefix + name + ".", findings))
                .toList();
    }

    /** Records that a field speaks against the event. */
    void reject(RejectReason why, String name) {
        findings.reject(why, prefix + name);
    }

    Findings findings() {
        return findings;
    }

    /** Ends the reading: what was not asked for is extra. */
    void finish() {
        int extra = 0;
        for (var names = object.fieldNames(); names.hasNext(); ) {
            extra += known.contains(names.next()) ? 0 : 1;
        }
        findings.countExtraFields(extra);
    }

    private static boolean allObjects(ArrayNode array) {
        return array.valueStream().allMatch(JsonNode::isObject);
    }

    private @Nullable JsonNode get(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }
}
