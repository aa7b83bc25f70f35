package io.realtimeanalytics.simulator.send;

import io.realtimeanalytics.event.avro.Device;
import java.util.Map;

/** User agents from which a collector derives the device again. */
final class UserAgents {

    private static final Map<String, String> PLATFORMS =
            Map.of(
                    "Windows", "Windows NT 10.0; Win64; x64",
                    "macOS", "Macintosh; Intel Mac OS X 10_15_7",
                    "Linux", "X11; Linux x86_64",
                    "ChromeOS", "X11; CrOS x86_64 14541.0.0",
                    "Android", "Linux; Android 14; K");

    private static final String WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko) ";

    private UserAgents() {}

    static String of(Device device) {
        String platform =
                device.getOs().equals("iOS")
                        ? applePlatform(device.getType())
                        : PLATFORMS.getOrDefault(device.getOs(), "X11; Linux x86_64");
        return "Mozilla/5.0 (" + platform + ") " + product(device);
    }

    private static String applePlatform(String type) {
        return type.equals("tablet")
                ? "iPad; CPU OS 18_1 like Mac OS X"
                : "iPhone; CPU iPhone OS 18_1 like Mac OS X";
    }

    private static String product(Device device) {
        boolean isApple = device.getOs().equals("iOS");
        String mobile = device.getType().equals("mobile") ? "Mobile " : "";
        return switch (device.getBrowser()) {
            case "Safari" -> "AppleWebKit/605.1.15 Version/18.1 " + mobile + "Safari/605.1.15";
            case "Firefox" ->
                    isApple
                            ? "AppleWebKit/605.1.15 FxiOS/131.0 " + mobile + "Safari/605.1.15"
                            : "Gecko/20100101 Firefox/131.0";
            case "Edge" -> WEBKIT + chrome(isApple) + mobile + "Safari/537.36 Edg/130.0.0.0";
            case "Opera" -> WEBKIT + chrome(isApple) + mobile + "Safari/537.36 OPR/115.0.0.0";
            case "Samsung Internet" ->
                    WEBKIT + "SamsungBrowser/26.0 Chrome/122.0.0.0 " + mobile + "Safari/537.36";
            case "HeadlessChrome" -> WEBKIT + "HeadlessChrome/130.0.0.0 Safari/537.36";
            default -> WEBKIT + chrome(isApple) + mobile + "Safari/537.36";
        };
    }

    private static String chrome(boolean isApple) {
        return isApple ? "CriOS/130.0.0.0 " : "Chrome/130.0.0.0 ";
    }
}
