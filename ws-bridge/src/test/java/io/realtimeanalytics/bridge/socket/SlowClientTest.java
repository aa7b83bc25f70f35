package io.realtimeanalytics.bridge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.bridge.testing.ChannelCopy;
import io.realtimeanalytics.bridge.testing.RawSocket;
import io.realtimeanalytics.bridge.testing.Results;
import io.realtimeanalytics.bridge.testing.TestScreen;
import io.realtimeanalytics.bridge.testing.TestServer;
import io.realtimeanalytics.event.live.LiveJson;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.live.ServerMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowClientTest {

    private static final String CHANNEL = "site:shop:overview";
    private static final String SUBSCRIBE =
            "{\"type\":\"subscribe\",\"channel\":\"" + CHANNEL + "\"}";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int ROWS = 300;

    private final long now = System.currentTimeMillis();

    @Test
    void losesOldValuesButEndsWithTheNewestWhileOthersGetAll() throws Exception {
        try (TestServer server = TestServer.start(TestServer.LIMITS);
                RawSocket stalled = RawSocket.open(server.port());
                TestScreen other = TestScreen.open(server.port()).subscribe(CHANNEL)) {
            stalled.sendText(SUBSCRIBE);
            await().until(() -> server.metric("bridge_subscriptions") == 2);
            await().until(() -> other.copy(CHANNEL).snapshots() == 1);

            long revision = 0;
            while (server.metric("bridge_conflated_frames_total") < 20) {
                revision = sendAndAwait(server, other, revision + 1);
            }
            long last = revision;

            assertThat(other.copy(CHANNEL).deltas()).isEqualTo(last);
            ChannelCopy copy = readUntilRevision(stalled, last);
            assertThat(copy.shown()).isEqualTo(other.copy(CHANNEL).shown());
            assertThat(copy.snapshots()).isEqualTo(1);
            assertThat(copy.deltas()).isLessThan(last);

            sendAndAwait(server, other, last + 1);
            assertThat(readFurther(stalled, copy, last + 1).deltas()).isPositive();
        }
    }

    @Test
    void isEndedWith4008AndHeldNoMoreThanItsQueue() throws IOException {
        ConnectionLimits limits = ConnectionLimits.of(10, LONG, LONG, Duration.ofMillis(500));
        try (TestServer server = TestServer.start(limits);
                RawSocket stalled = RawSocket.open(server.port());
                TestScreen other = TestScreen.open(server.port()).subscribe(CHANNEL)) {
            stalled.sendText(SUBSCRIBE);
            await().until(() -> server.metric("bridge_subscriptions") == 2);
            await().until(() -> other.copy(CHANNEL).snapshots() == 1);

            long revision = 0;
            while (server.metric("bridge_closes_total", "code", "4008") == 0) {
                revision = sendAndAwait(server, other, revision + 1);
            }

            long heldBytes = 0;
            RawSocket.RawFrame frame = stalled.read();
            while (frame != null && frame.opcode() != 8) {
                heldBytes += frame.payload().length;
                frame = stalled.read();
            }
            assertThat(frame).isNotNull();
            assertThat(frame.closeCode()).isEqualTo(4008);
            // Its queue, one frame more, and what lay in the kernel.
            assertThat(heldBytes).isLessThan(1 << 20);
            sendAndAwait(server, other, revision + 1);
        }
    }

    /** One delta for everybody; returns when the screen that keeps up has it. */
    private long sendAndAwait(TestServer server, TestScreen screen, long revision) {
        server.accept(Results.pages("shop", now, revision, ROWS));
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> revisions(screen.copy(CHANNEL)).equals(List.of(revision)));
        return revision;
    }

    private ChannelCopy readUntilRevision(RawSocket socket, long revision) throws IOException {
        return readFurther(socket, new ChannelCopy(ViewDefinition.OVERVIEW), revision);
    }

    private ChannelCopy readFurther(RawSocket socket, ChannelCopy copy, long revision)
            throws IOException {
        while (!revisions(copy).equals(List.of(revision))) {
            RawSocket.RawFrame frame = socket.read();
            assertThat(frame).isNotNull();
            if (frame.opcode() == 1) {
                apply(LiveJson.parseServer(frame.text()), copy);
            }
        }
        return copy;
    }

    private static void apply(ServerMessage message, ChannelCopy copy) {
        if (message instanceof ServerMessage.Snapshot snapshot) {
            copy.apply(snapshot);
        } else if (message instanceof ServerMessage.Delta delta) {
            copy.apply(delta);
        }
    }

    private static List<Long> revisions(ChannelCopy copy) {
        return copy.shown().stream().map(LiveResult::revision).toList();
    }
}
