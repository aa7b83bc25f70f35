package io.realtimeanalytics.verification.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** One object as the charts make it of a values file. */
record RenderedObject(String valuesFile, JsonNode json) {

    String kind() {
        return json.path("kind").asText();
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    /** Where a mistake in it is to be looked for. */
    String place() {
        return valuesFile + ": " + kind() + " " + name();
    }

    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Override
    public String toString() {
        return place();
    }
}
