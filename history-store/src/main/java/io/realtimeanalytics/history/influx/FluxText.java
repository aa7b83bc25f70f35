package io.realtimeanalytics.history.influx;

import java.nio.charset.StandardCharsets;

/** Text in a Flux program. */
final class FluxText {

    private static final String PLAIN = " !#%&'()*+,-./:;<=>?@[]^_`{|}~";

    private FluxText() {}

    /**
     * A string literal that stands for exactly this text. Whatever could end the literal, escape or
     * begin an interpolation is written as the hexadecimal bytes of its UTF-8 form.
     */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                literal.append(c);
            } else {
                literal.append("\\x");
                literal.append(Character.forDigit((b >> 4) & 15, 16));
                literal.append(Character.forDigit(b & 15, 16));
            }
        }
        return literal.append('"').toString();
    }
}
