package io.realtimeanalytics.collector.enrich;

import io.realtimeanalytics.collector.http.RequestHead;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads who sent a request from its head.
 *
 * @param countryHeader header in which the proxy in front tells the visitor's country
 * @param isForwardedTrusted the proxy in front sets X-Forwarded-For
 * @param forwardedHops how many proxies in front append to X-Forwarded-For
 */
public record Senders(String countryHeader, boolean isForwardedTrusted, int forwardedHops) {

    private static final String UNKNOWN_COUNTRY = "ZZ";
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int MAX_USER_AGENT_CHARS = 1_000;

    /** The sender of a request. */
    public Sender of(RequestHead head, boolean isServer) {
        String mobile = head.header("Sec-CH-UA-Mobile");
        return new Sender(
                addressOf(head),
                userAgentOf(head),
                mobile == null ? null : mobile.equals("?1"),
                unquote(head.header("Sec-CH-UA-Platform")),
                "1".equals(head.header("Sec-GPC")),
                "1".equals(head.header("DNT")),
                countryOf(head),
                originHostOf(head),
                isServer);
    }

    // Entries further left than our own proxies wrote are the client's invention.
    private String addressOf(RequestHead head) {
        if (isForwardedTrusted) {
            List<String> hops =
                    head.headers().getAll("X-Forwarded-For").stream()
                            .flatMap(line -> List.of(line.split(",", -1)).stream())
                            .map(String::strip)
                            .filter(hop -> !hop.isEmpty())
                            .toList();
            if (!hops.isEmpty()) {
                return hops.get(Math.max(0, hops.size() - forwardedHops));
            }
        }
        return head.peer().getHostAddress();
    }

    private static String userAgentOf(RequestHead head) {
        String userAgent = head.header("User-Agent");
        if (userAgent == null) {
            return "";
        }
        return userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT_CHARS));
    }

    private String countryOf(RequestHead head) {
        String country = head.header(countryHeader);
        return country == null || country.equals("XX") || !COUNTRY.matcher(country).matches()
                ? UNKNOWN_COUNTRY
                : country;
    }

    private static String originHostOf(RequestHead head) {
        String origin = head.header("Origin");
        return origin == null ? "" : PageAddress.parse(origin).map(PageAddress::host).orElse("");
    }

    private static @Nullable String unquote(@Nullable String text) {
        return text == null ? null : text.replace("\"", "").strip();
    }
}
