package io.realtimeanalytics.pipeline.pattern.definition;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The patterns that run where nobody has said anything else. */
public final class BuiltIn {

    private static final String FILE = "built-in.txt";
    private static final List<Definition> DEFINITIONS = read();

    private BuiltIn() {}

    /** All of them, in the order of the file. */
    public static List<Definition> definitions() {
        return DEFINITIONS;
    }

    private static List<Definition> read() {
        InputStream file = Objects.requireNonNull(BuiltIn.class.getResourceAsStream(FILE), FILE);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(DefinitionText::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
