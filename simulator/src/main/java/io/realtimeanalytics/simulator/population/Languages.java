package io.realtimeanalytics.simulator.population;

import io.realtimeanalytics.simulator.chance.Weighted;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What people speak where: no country has one language only. */
final class Languages {

    private static final Map<Country, Weighted<String>> BY_COUNTRY = new EnumMap<>(Country.class);

    static {
        for (Country country : Country.values()) {
            BY_COUNTRY.put(country, Weighted.of(weights(country)));
        }
    }

    private Languages() {}

    static Weighted<String> of(Country country) {
        Weighted<String> languages = BY_COUNTRY.get(country);
        return languages == null ? Weighted.byRank(List.of("en-US")) : languages;
    }

    private static List<Map.Entry<String, Double>> weights(Country country) {
        return switch (country) {
            case DE -> mostly("de-DE", "en-US", "tr-TR");
            case AT -> mostly("de-AT", "en-US", "hr-HR");
            case CH ->
                    List.of(
                            Map.entry("de-CH", 62.0),
                            Map.entry("fr-CH", 22.0),
                            Map.entry("it-CH", 8.0),
                            Map.entry("en-US", 8.0));
            case FR -> mostly("fr-FR", "en-US", "ar");
            case IT -> mostly("it-IT", "en-US", "de-DE");
            case ES -> mostly("es-ES", "ca-ES", "en-GB");
            case NL -> mostly("nl-NL", "en-US", "de-DE");
            case PL -> mostly("pl-PL", "uk-UA", "en-US");
            case SE -> mostly("sv-SE", "en-US", "fi-FI");
            case GB -> mostly("en-GB", "en-US", "pl-PL");
            case US -> mostly("en-US", "es-US", "zh-CN");
            case CA -> mostly("en-CA", "fr-CA", "zh-CN");
            case JP -> mostly("ja-JP", "en-US", "zh-CN");
            case AU -> mostly("en-AU", "en-US", "zh-CN");
        };
    }

    private static List<Map.Entry<String, Double>> mostly(
            String first, String second, String third) {
        return List.of(Map.entry(first, 88.0), Map.entry(second, 9.0), Map.entry(third, 3.0));
    }
}
