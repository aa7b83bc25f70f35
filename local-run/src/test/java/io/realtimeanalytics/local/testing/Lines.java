package io.realtimeanalytics.local.testing;

import io.realtimeanalytics.local.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A terminal that remembers what was printed. */
public final class Lines {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Console console =
            new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);

    /** Prints to this. */
    public Console console() {
        return console;
    }

    /** Everything printed so far. */
    public List<String> all() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
