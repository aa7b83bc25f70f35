package io.realtimeanalytics.local.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lines of the run on the terminal. Thread-safe. */
public final class Console {

    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean colored;

    /**
     * @param colored whether the stream is a terminal that wants colours
     */
    public Console(PrintStream out, boolean colored) {
        this.out = out;
        this.colored = colored;
    }

    /** One line as it is. */
    public void line(String text) {
        out.println(text);
    }

    /** A part is ready. */
    public void started(String name, Duration duration, String where) {
        out.println(
                "  %s %-18s %s  %s"
                        .formatted(paint(GREEN, "ok  "), name, seconds(duration), where));
    }

    /** A part has stopped. */
    public void stopped(String name, Duration duration) {
        out.println("  %s %-18s %s".formatted(paint(GREEN, "off "), name, seconds(duration)));
    }

    /** Something that people should know; the run goes on. */
    public void warning(String text) {
        out.println("  " + paint(YELLOW, "warn") + " " + text);
    }

    /** Something that ends the run. */
    public void failure(String text) {
        out.println("  " + paint(RED, "fail") + " " + text);
    }

    /** Names and addresses, aligned, between blank lines. */
    public void addresses(List<Map.Entry<String, String>> addresses) {
        StringBuilder block = new StringBuilder(System.lineSeparator());
        for (Map.Entry<String, String> address : addresses) {
            block.append(
                    "  %-28s %s%n".formatted(address.getKey(), paint(GREEN, address.getValue())));
        }
        out.println(block);
    }

    private String paint(String color, String text) {
        return colored ? color + text + PLAIN : text;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%5.1f s", duration.toMillis() / 1_000.0);
    }
}
