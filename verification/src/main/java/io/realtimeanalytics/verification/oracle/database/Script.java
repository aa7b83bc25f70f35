package io.realtimeanalytics.verification.oracle.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * SQL from a resource file.
 *
 * @param name of the file, without its ending
 * @param sql its statements
 */
public record Script(String name, String sql) {

    private static final String FOLDER = "/io/realtimeanalytics/verification/oracle/";
    private static final String COMMENT = "-- ";

    /** The script of that path below the oracle's folder, without its ending. */
    public static Script of(String path) {
        return new Script(path.substring(path.lastIndexOf('/') + 1), textOf(path + ".sql"));
    }

    /** The text of another resource of the oracle. */
    public static String textOf(String path) {
        try (InputStream file = Script.class.getResourceAsStream(FOLDER + path)) {
            if (file == null) {
                throw new IllegalArgumentException("path: " + path + " (expected: a resource)");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its first comment says. */
    public String purpose() {
        String line = sql.lines().findFirst().orElse("");
        return line.startsWith(COMMENT) ? line.substring(COMMENT.length()) : line;
    }
}
