package io.realtimeanalytics.history.point;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Any text as the value of a tag, and back. Line protocol cannot carry an empty tag, a line break
 * or a backslash at the end of one; those are written as % and two hexadecimal digits, % itself
 * too. What is common stays readable.
 */
public final class TagText {

    /** A lone escape character stands for the empty text. */
    private static final String EMPTY = "%";

    private TagText() {}

    /** What is written to the store. */
    public static String encode(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        StringBuilder encoded = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (encoded == null && isSpecial(c)) {
                encoded = new StringBuilder(text.length() + 8).append(text, 0, i);
            }
            if (encoded != null) {
                append(encoded, c);
            }
        }
        return encoded == null ? text : encoded.toString();
    }

    /** What {@link #encode} was given. */
    public static String decode(String tag) {
        if (tag.indexOf('%') < 0) {
            return tag;
        }
        if (tag.equals(EMPTY)) {
            return "";
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(tag.length());
        int plainFrom = 0;
        for (int i = tag.indexOf('%'); i >= 0; i = tag.indexOf('%', plainFrom)) {
            bytes.writeBytes(tag.substring(plainFrom, i).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(tag.substring(i + 1, i + 3), 16));
            plainFrom = i + 3;
        }
        bytes.writeBytes(tag.substring(plainFrom).getBytes(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    // All special characters are one byte in UTF-8.
    private static void append(StringBuilder encoded, char c) {
        if (isSpecial(c)) {
            encoded.append('%');
            encoded.append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
            encoded.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
        } else {
            encoded.append(c);
        }
    }

    private static boolean isSpecial(char c) {
        return c < ' ' || c == '%' || c == '\\' || c == 0x7f;
    }
}
