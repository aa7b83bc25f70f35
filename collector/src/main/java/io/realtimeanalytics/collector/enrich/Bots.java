package io.realtimeanalytics.collector.enrich;

import io.realtimeanalytics.event.avro.Bot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges by the user agent alone whether a program, not a person, looked at the page. */
final class Bots {

    private static final List<String> DECLARED =
            List.of(
                    "bot",
                    "crawl",
                    "spider",
                    "slurp",
                    "facebookexternalhit",
                    "preview",
                    "lighthouse",
                    "pingdom",
                    "monitor",
                    "feedfetcher",
                    "mediapartners");
    private static final List<String> AUTOMATED =
            List.of("headless", "phantomjs", "puppeteer", "playwright", "selenium", "electron/");
    private static final List<String> LIBRARIES =
            List.of(
                    "curl/",
                    "wget/",
                    "python",
                    "java/",
                    "java-http",
                    "go-http",
                    "okhttp",
                    "axios",
                    "node-fetch",
                    "undici",
                    "libwww",
                    "httpclient",
                    "scrapy",
                    "ruby",
                    "postman");

    private Bots() {}

    static Bot judge(String userAgent) {
        String text = userAgent.toLowerCase(Locale.ROOT);
        List<String> reasons = new ArrayList<>();
        if (text.isBlank()) {
            reasons.add("user_agent_missing");
        }
        addIfAny(reasons, "user_agent_declared", text, DECLARED);
        addIfAny(reasons, "user_agent_automated", text, AUTOMATED);
        addIfAny(reasons, "user_agent_library", text, LIBRARIES);
        return new Bot(!reasons.isEmpty(), reasons.isEmpty() ? 0.0 : 1.0, reasons);
    }

    private static void addIfAny(
            List<String> reasons, String reason, String text, List<String> signs) {
        if (signs.stream().anyMatch(text::contains)) {
            reasons.add(reason);
        }
    }
}
