package io.realtimeanalytics.collector.intake;

import io.realtimeanalytics.collector.http.Problem;
import io.realtimeanalytics.collector.http.RequestHead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Judges the content headers and undoes the compression, never beyond the limits. */
final class BodyDecoder {

    // Honest batches of like events reach 15; bombs 1,000.
    private static final int MAX_RATIO = 30;
    private static final int CHUNK_BYTES = 8_192;

    private BodyDecoder() {}

    /** Whether the type is application/json or text/plain, in UTF-8 if it names a charset. */
    static boolean isTypeAccepted(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        if (!type.equals("application/json") && !type.equals("text/plain")) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }

    /** Whether the encoding is one that {@link #decode} undoes. */
    static boolean isEncodingAccepted(RequestHead head) {
        String encoding = head.header("Content-Encoding");
        return encoding == null
                || encoding.equalsIgnoreCase("identity")
                || encoding.equalsIgnoreCase("gzip");
    }

    /** The body as it was before compression. */
    static byte[] decode(RequestHead head, byte[] body, int maxBytes) throws RefusedException {
        if (body.length == 0) {
            throw new RefusedException(Problem.EMPTY_BODY);
        }
        return "gzip".equalsIgnoreCase(head.header("Content-Encoding"))
                ? gunzip(body, maxBytes)
                : body;
    }

    private static byte[] gunzip(byte[] body, int maxBytes) throws RefusedException {
        long limit = Math.min(maxBytes, (long) body.length * MAX_RATIO);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            int read;
            while ((read = gzip.read(chunk)) >= 0) {
                plain.write(chunk, 0, read);
                if (plain.size() > limit) {
                    throw new RefusedException(Problem.BODY_TOO_LARGE);
                }
            }
        } catch (IOException e) {
            throw new RefusedException(Problem.MALFORMED_ENCODING);
        }
        return plain.toByteArray();
    }
}
