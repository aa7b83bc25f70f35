package io.realtimeanalytics.simulator.fault;

import io.realtimeanalytics.simulator.chance.Randomness;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes bytes that no reader can take for an event: of another format, cut off, or of a schema
 * nobody knows.
 */
public final class Corruption {

    private static final int UNKNOWN_SCHEMA_ID = 0x7F00_0000;
    private static final int HEADER_BYTES = 5;
    private static final int FEWEST_BYTES_KEPT = 64;

    private final Randomness randomness;

    /** Draws the kind of damage from the given randomness. */
    public Corruption(Randomness randomness) {
        this.randomness = randomness;
    }

    /**
     * Bytes that are no event.
     *
     * @param nonce stays readable in the result
     * @param framed a whole record that holds the nonce near its beginning
     */
    public byte[] of(String nonce, byte[] framed) {
        return switch (randomness.below(3)) {
            case 0 -> ("not an event: " + nonce).getBytes(StandardCharsets.UTF_8);
            case 1 -> {
                int kept = randomness.between(FEWEST_BYTES_KEPT, framed.length - 1);
                yield Arrays.copyOf(framed, kept);
            }
            default -> {
                byte[] unknown = framed.clone();
                int id = UNKNOWN_SCHEMA_ID + randomness.below(1 << 16);
                ByteBuffer.wrap(unknown, 1, HEADER_BYTES - 1).putInt(id);
                yield unknown;
            }
        };
    }
}
