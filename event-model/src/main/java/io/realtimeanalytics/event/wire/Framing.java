package io.realtimeanalytics.event.wire;

/** The five bytes before every Avro body: zero, then the schema id, big-endian. */
final class Framing {

    static final byte MAGIC = 0;
    static final int LENGTH = 1 + Integer.BYTES;

    private Framing() {}
}
