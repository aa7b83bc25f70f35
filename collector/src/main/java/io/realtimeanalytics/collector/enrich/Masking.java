package io.realtimeanalytics.collector.enrich;

import java.util.regex.Pattern;

/** Hides what looks like a person in texts that were not meant to hold one. */
public final class Masking {

    private static final String MASK = "***";
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[^\\s/@?&=,;<>\"]{1,64}(?:@|%40)[^\\s/@?&=,;<>\"]{1,190}\\.[A-Za-z]{2,24}");
    private static final Pattern LONG_NUMBER =
            Pattern.compile("\\d{9,}|\\d{4}(?:[ -]\\d{4}){2,}(?:[ -]\\d{1,4})?");

    private Masking() {}

    /** The text with e-mail addresses and long numbers (telephone, card, account) blotted out. */
    public static String mask(String text) {
        String masked = text;
        if (text.indexOf('@') >= 0 || text.contains("%40")) {
            masked = EMAIL.matcher(masked).replaceAll(MASK);
        }
        return LONG_NUMBER.matcher(masked).replaceAll(MASK);
    }
}
