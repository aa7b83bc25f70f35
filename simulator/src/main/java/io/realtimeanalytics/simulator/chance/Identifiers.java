package io.realtimeanalytics.simulator.chance;

import java.nio.charset.StandardCharsets;

/** Ids made of seeded randomness: reproducible, and unlike those of a run with another seed. */
public final class Identifiers {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Identifiers() {}

    /** A UUIDv7 whose time is the given one. */
    public static String uuidOf(long timeMillis, Randomness randomness) {
        long random = randomness.bits();
        long high = (timeMillis << 16) | VERSION_7 | (random & 0xFFF);
        long low = VARIANT | (randomness.bits() >>> 2);
        byte[] text = new byte[36];
        writeHex(high >>> 32, text, 0, 8);
        text[8] = '-';
        writeHex(high >>> 16, text, 9, 4);
        text[13] = '-';
        writeHex(high, text, 14, 4);
        text[18] = '-';
        writeHex(low >>> 48, text, 19, 4);
        text[23] = '-';
        writeHex(low, text, 24, 12);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Sixteen hexadecimal digits. */
    public static String hexOf(long bits) {
        byte[] text = new byte[16];
        writeHex(bits, text, 0, 16);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void writeHex(long bits, byte[] text, int from, int digits) {
        long rest = bits;
        for (int index = from + digits - 1; index >= from; index--) {
            text[index] = HEX[(int) (rest & 0xF)];
            rest >>>= 4;
        }
    }
}
