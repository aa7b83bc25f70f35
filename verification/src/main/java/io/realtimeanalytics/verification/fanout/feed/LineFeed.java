package io.realtimeanalytics.verification.fanout.feed;

import io.realtimeanalytics.event.live.LiveJson;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.live.ServerMessage;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same results for a server without Kafka: each a line with the message that the bridge would
 * send.
 */
public final class LineFeed implements Feed {

    private static final String EPOCH = "1a2b3c4d5e6f7";

    private final OutputStream lines;

    /**
     * @param lines standard input of the server
     */
    public LineFeed(OutputStream lines) {
        this.lines = lines;
    }

    @Override
    public void publish(Site site, long revision, long dueMillis) {
        Window window = Window.LAST_THIRTY_MINUTES;
        long endMillis = window.firstEndAfter(dueMillis);
        LiveResult result =
                new LiveResult(
                        Metric.EVENTS.id(),
                        window.id(),
                        endMillis - window.sizeMillis(),
                        endMillis,
                        "provisional",
                        revision,
                        revision,
                        0,
                        List.of(),
                        dueMillis,
                        dueMillis);
        write(LiveJson.encode(delta(site, revision, dueMillis, result)));
    }

    @Override
    public void flush() {
        try {
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerMessage.Delta delta(
            Site site, long offset, long nowMillis, LiveResult result) {
        @Nullable Long contiguous = null;
        return new ServerMessage.Delta(
                site.channel(),
                EPOCH,
                offset,
                contiguous,
                nowMillis,
                nowMillis,
                List.of(result),
                List.of(),
                List.of(),
                null);
    }

    private void write(byte[] line) {
        try {
            lines.write(line);
            lines.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("the server ended", e);
        }
    }
}
