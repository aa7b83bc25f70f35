package io.realtimeanalytics.collector.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.realtimeanalytics.collector.http.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * JSON that means the same to everyone: valid UTF-8, no byte-order mark, no duplicate keys, nothing
 * behind the value, no NUL or half characters, numbers that a browser holds exactly.
 */
final class StrictJson {

    private static final int MAX_DEPTH = 8;
    private static final double MAX_NUMBER = 9_007_199_254_740_992.0;

    // Field names come from strangers: neither interned nor kept in a shared table.
    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxNumberLength(40)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private StrictJson() {}

    static JsonNode parse(byte[] bytes) throws RefusedException {
        try {
            JsonNode tree = MAPPER.readTree(decode(bytes));
            if (tree == null || tree.isMissingNode()) {
                throw new RefusedException(Problem.EMPTY_BODY);
            }
            requireSound(tree);
            return tree;
        } catch (StreamConstraintsException e) {
            throw new RefusedException(Problem.SHAPE);
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw new RefusedException(Problem.MALFORMED_JSON);
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static void requireSound(JsonNode node) throws RefusedException {
        if (node.isTextual()) {
            requireSound(node.textValue());
        } else if (node.isNumber()) {
            double value = node.doubleValue();
            if (!(Math.abs(value) <= MAX_NUMBER)) {
                throw new RefusedException(Problem.SHAPE);
            }
        } else {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                requireSound(field.getKey());
            }
            for (JsonNode child : node) {
                requireSound(child);
            }
        }
    }

    private static void requireSound(String text) throws RefusedException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !isPair)) {
                throw new RefusedException(Problem.MALFORMED_JSON);
            }
            i += isPair ? 1 : 0;
        }
    }
}
