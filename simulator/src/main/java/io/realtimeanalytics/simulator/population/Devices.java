package io.realtimeanalytics.simulator.population;

import io.realtimeanalytics.event.avro.Device;
import io.realtimeanalytics.simulator.chance.Randomness;
import io.realtimeanalytics.simulator.chance.Weighted;
import java.util.List;
import java.util.Map;

/** What visitors browse with: type, then system by country, then browser and screen by system. */
final class Devices {

    private static final Weighted<String> TYPES =
            Weighted.of(
                    List.of(
                            Map.entry("mobile", 56.0),
                            Map.entry("desktop", 39.0),
                            Map.entry("tablet", 5.0)));

    private static final Weighted<String> DESKTOP_SYSTEMS =
            Weighted.of(
                    List.of(
                            Map.entry("Windows", 67.0),
                            Map.entry("macOS", 27.0),
                            Map.entry("Linux", 4.0),
                            Map.entry("ChromeOS", 2.0)));

    private static final Map<String, Weighted<String>> BROWSERS =
            Map.of(
                    "Windows", browsers("Chrome", 63, "Edge", 22, "Firefox", 12, "Opera", 3),
                    "macOS", browsers("Safari", 48, "Chrome", 43, "Firefox", 7, "Edge", 2),
                    "Linux", browsers("Firefox", 48, "Chrome", 46, "Opera", 3, "Edge", 3),
                    "ChromeOS", browsers("Chrome", 97, "Firefox", 1, "Opera", 1, "Edge", 1),
                    "iOS", browsers("Safari", 86, "Chrome", 11, "Firefox", 2, "Edge", 1),
                    "Android",
                            browsers(
                                    "Chrome", 81, "Samsung Internet", 13, "Firefox", 4, "Edge", 2));

    private static final Map<String, Weighted<Screen>> SCREENS =
            Map.of(
                    "desktop",
                    screens(
                            "1920x1080",
                            "1536x864",
                            "2560x1440",
                            "1440x900",
                            "1366x768",
                            "3840x2160"),
                    "mobile iOS",
                    screens("390x844", "393x852", "430x932", "375x667", "414x896"),
                    "mobile Android",
                    screens("360x800", "412x915", "384x832", "393x873", "360x640"),
                    "tablet iOS",
                    screens("820x1180", "768x1024", "1024x1366"),
                    "tablet Android",
                    screens("800x1280", "753x1205", "600x960"));

    private record Screen(int width, int height) {

        static Screen parse(String text) {
            int cross = text.indexOf('x');
            return new Screen(
                    Integer.parseInt(text.substring(0, cross)),
                    Integer.parseInt(text.substring(cross + 1)));
        }
    }

    private Devices() {}

    static Device draw(Country country, Randomness randomness) {
        String type = TYPES.draw(randomness);
        String system = system(type, country, randomness);
        String key = type.equals("desktop") ? type : type + ' ' + system;
        Screen screen = lookUp(SCREENS, key).draw(randomness);
        return new Device(
                type,
                lookUp(BROWSERS, system).draw(randomness),
                system,
                screen.width(),
                screen.height(),
                country.languages().draw(randomness),
                country.timezone());
    }

    private static String system(String type, Country country, Randomness randomness) {
        return switch (type) {
            case "desktop" -> DESKTOP_SYSTEMS.draw(randomness);
            // Tablets are iPads more often than phones are iPhones, everywhere.
            case "tablet" -> randomness.happens((1 + country.iosShare()) / 2) ? "iOS" : "Android";
            default -> randomness.happens(country.iosShare()) ? "iOS" : "Android";
        };
    }

    private static <T> T lookUp(Map<String, T> table, String key) {
        T found = table.get(key);
        if (found == null) {
            throw new IllegalStateException("no entry for " + key);
        }
        return found;
    }

    private static Weighted<String> browsers(
            String a,
            double weightA,
            String b,
            double weightB,
            String c,
            double weightC,
            String d,
            double weightD) {
        return Weighted.of(
                List.of(
                        Map.entry(a, weightA),
                        Map.entry(b, weightB),
                        Map.entry(c, weightC),
                        Map.entry(d, weightD)));
    }

    private static Weighted<Screen> screens(String... sizes) {
        return Weighted.byRank(List.of(sizes).stream().map(Screen::parse).toList());
    }
}
