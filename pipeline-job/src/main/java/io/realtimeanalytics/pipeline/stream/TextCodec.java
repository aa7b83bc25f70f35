package io.realtimeanalytics.pipeline.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Strings on the wire: the number of bytes, then UTF-8. Confined to one thread.
 *
 * <p>Names that come again and again, as sites, types and paths do, are read as the same object:
 * nothing is allocated for them, and maps find them by identity and with a hash that is known.
 */
public final class TextCodec {

    private static final int KNOWN = 2048;
    private static final int LARGEST_BYTE_LENGTH = 0xFF;

    private final byte[][] knownBytes = new byte[KNOWN][];
    private final String[] known = new String[KNOWN];
    private byte[] buffer = new byte[256];

    /** Writes a string. */
    public void write(String text, DataOutputView target) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LARGEST_BYTE_LENGTH) {
            target.writeByte(bytes.length);
        } else {
            target.writeByte(LARGEST_BYTE_LENGTH);
            target.writeInt(bytes.length);
        }
        target.write(bytes);
    }

    /** Reads a string that nearly every record has another value of. */
    public String readUnique(DataInputView source) throws IOException {
        int length = readBytes(source);
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    /** Reads a string that many records have the same value of. */
    public String readName(DataInputView source) throws IOException {
        int length = readBytes(source);
        if (length == 0) {
            return "";
        }
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + buffer[i];
        }
        int place = (hash ^ (hash >>> 15)) & (KNOWN - 1);
        byte[] bytes = knownBytes[place];
        if (bytes != null && Arrays.equals(bytes, 0, bytes.length, buffer, 0, length)) {
            return known[place];
        }
        String text = new String(buffer, 0, length, StandardCharsets.UTF_8);
        knownBytes[place] = Arrays.copyOf(buffer, length);
        known[place] = text;
        return text;
    }

    private int readBytes(DataInputView source) throws IOException {
        int length = source.readUnsignedByte();
        if (length == LARGEST_BYTE_LENGTH) {
            length = source.readInt();
        }
        if (length > buffer.length) {
            buffer = new byte[length];
        }
        source.readFully(buffer, 0, length);
        return length;
    }
}
