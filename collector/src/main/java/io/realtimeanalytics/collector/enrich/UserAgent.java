package io.realtimeanalytics.collector.enrich;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Device, browser and system behind a user-agent string.
 *
 * <p>A small parser of our own: families, no versions or models, which dashboards of live traffic
 * do not need and which go out of date. Where the string names several, the more specific one
 * stands first in the lists below.
 *
 * @param deviceType desktop, mobile, tablet, tv or unknown
 */
public record UserAgent(String deviceType, String browser, String os) {

    private static final String UNKNOWN = "unknown";

    private static final String[][] BROWSERS = {
        {"Edg", "Edge"},
        {"OPR/", "Opera"},
        {"SamsungBrowser", "Samsung Internet"},
        {"YaBrowser", "Yandex"},
        {"Vivaldi", "Vivaldi"},
        {"DuckDuckGo/", "DuckDuckGo"},
        {"FxiOS", "Firefox"},
        {"Firefox/", "Firefox"},
        {"CriOS", "Chrome"},
        {"Chrome/", "Chrome"},
        {"Chromium", "Chrome"},
        {"Version/", "Safari"},
        {"MSIE ", "Internet Explorer"},
        {"Trident/", "Internet Explorer"},
    };

    private static final String[][] SYSTEMS = {
        {"Windows", "Windows"},
        {"iPhone", "iOS"},
        {"iPad", "iOS"},
        {"iPod", "iOS"},
        {"Android", "Android"},
        {"CrOS", "ChromeOS"},
        {"Mac OS X", "macOS"},
        {"Macintosh", "macOS"},
        {"Tizen", "Tizen"},
        {"Web0S", "webOS"},
        {"Linux", "Linux"},
        {"X11", "Linux"},
    };

    private static final Map<String, String> SYSTEMS_BY_HINT =
            Map.of(
                    "Windows", "Windows",
                    "macOS", "macOS",
                    "Linux", "Linux",
                    "Android", "Android",
                    "iOS", "iOS",
                    "Chrome OS", "ChromeOS",
                    "Chromium OS", "ChromeOS");

    private static final String[] TELEVISIONS = {
        "SmartTV", "SMART-TV", "AppleTV", "GoogleTV", "HbbTV", "Web0S", "BRAVIA", "AFT", "Roku"
    };

    /** Nothing known. */
    public static UserAgent unknown() {
        return new UserAgent(UNKNOWN, UNKNOWN, UNKNOWN);
    }

    /**
     * Reads the string; client hints, where the browser sends them, are more truthful.
     *
     * @param isMobileHint {@code Sec-CH-UA-Mobile}
     * @param platformHint {@code Sec-CH-UA-Platform} without quotes
     */
    public static UserAgent parse(
            String text, @Nullable Boolean isMobileHint, @Nullable String platformHint) {
        String hinted = platformHint == null ? null : SYSTEMS_BY_HINT.get(platformHint);
        String os = hinted == null ? firstMatch(text, SYSTEMS) : hinted;
        return new UserAgent(deviceType(text, os, isMobileHint), firstMatch(text, BROWSERS), os);
    }

    private static String deviceType(String text, String os, @Nullable Boolean isMobileHint) {
        for (String television : TELEVISIONS) {
            if (text.contains(television)) {
                return "tv";
            }
        }
        if (text.contains("iPad") || text.contains("Tablet")) {
            return "tablet";
        }
        if (Boolean.TRUE.equals(isMobileHint) || text.contains("Mobi")) {
            return "mobile";
        }
        return switch (os) {
            case "Android" -> "tablet";
            case "iOS" -> "mobile";
            case "Windows", "macOS", "Linux", "ChromeOS" -> "desktop";
            default -> UNKNOWN;
        };
    }

    private static String firstMatch(String text, String[][] table) {
        for (String[] row : table) {
            if (text.contains(row[0])) {
                return row[1];
            }
        }
        return UNKNOWN;
    }
}
