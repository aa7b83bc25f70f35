package io.realtimeanalytics.verification.fanout.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    private static final int TEXT = 0x81;

    private final List<String> frames = new ArrayList<>();

    @Test
    void findsFramesOfEveryLength() {
        ByteBuffer bytes = ByteBuffer.allocate(80_000);
        bytes.put((byte) TEXT).put((byte) 3).put(new byte[3]);
        bytes.put((byte) TEXT).put((byte) 126).putShort((short) 200).put(new byte[200]);
        bytes.put((byte) 0x89).put((byte) 0);
        bytes.put((byte) TEXT).put((byte) 127).putLong(70_000).put(new byte[70_000]).flip();

        FrameReader.read(bytes, this::note);

        assertThat(frames).containsExactly("1: 2-5", "1: 9-209", "9: 211-211", "1: 221-70221");
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void leavesWhatIsNotWholeFromItsFirstByteOn() {
        ByteBuffer whole = ByteBuffer.allocate(300);
        whole.put((byte) TEXT).put((byte) 1).put((byte) 'a');
        whole.put((byte) TEXT).put((byte) 126).putShort((short) 150).put(new byte[150]).flip();
        int end = whole.limit();

        for (int limit = 3; limit < end; limit++) {
            whole.position(0).limit(limit);
            FrameReader.read(whole, this::note);
            assertThat(whole.position()).isEqualTo(3);
        }

        assertThat(frames).hasSize(end - 3).containsOnly("1: 2-3");
    }

    @Test
    void refusesWhatTheseServersNeverSend() {
        ByteBuffer fragment = ByteBuffer.wrap(new byte[] {1, 1, 'a'});
        ByteBuffer masked = ByteBuffer.wrap(new byte[] {(byte) TEXT, (byte) 0x81, 0, 0, 0, 0, 'a'});

        assertThatThrownBy(() -> FrameReader.read(fragment, this::note))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> FrameReader.read(masked, this::note))
                .isInstanceOf(IllegalStateException.class);
    }

    private void note(int opcode, int from, int to) {
        frames.add(opcode + ": " + from + "-" + to);
    }
}
