package io.realtimeanalytics.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token that the bridge is shown, as it stands in the file now: whoever renews it, renews it
 * there. Confined to the canary's thread.
 */
final class TokenFile {

    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);

    private final @Nullable Path path;
    private final Trouble trouble = new Trouble(LOG, "token");

    /**
     * @param path null: there is no token
     */
    TokenFile(@Nullable Path path) {
        this.path = path;
    }

    /** The token; empty if there is none, or none that can be read. */
    String read() {
        if (path == null) {
            return "";
        }
        try {
            String token = Files.readString(path).strip();
            if (token.isEmpty()) {
                trouble.began("nothing in " + path);
            } else {
                trouble.ended();
            }
            return token;
        } catch (IOException e) {
            trouble.began("cannot read " + path);
            return "";
        }
    }
}
