package io.realtimeanalytics.collector.enrich;

import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as far as its head tells. Lives only as long as the request: the address must
 * not be stored or logged.
 *
 * @param address network address
 * @param userAgent empty where there is none
 * @param isMobileHint client hint, null where there is none
 * @param platformHint client hint, null where there is none
 * @param country as the trusted header says, else ZZ
 * @param originHost host of the page that sent, empty where unknown
 * @param isServer came with a server's key
 */
public record Sender(
        String address,
        String userAgent,
        @Nullable Boolean isMobileHint,
        @Nullable String platformHint,
        boolean globalPrivacyControl,
        boolean doNotTrack,
        String country,
        String originHost,
        boolean isServer) {

    /** Whether the visitor asked not to be recognized. */
    public boolean wantsPrivacy() {
        return globalPrivacyControl || doNotTrack;
    }

    /** Says nothing about the sender, so that no log can. */
    @Override
    public String toString() {
        return "Sender";
    }
}
