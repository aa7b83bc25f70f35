package io.realtimeanalytics.simulator.population;

import io.realtimeanalytics.simulator.chance.Weighted;
import java.util.List;
import java.util.Map;

/** Where visitors live, and what goes with it: language, time zone, cities, phones, money. */
// Its lists are unmodifiable.
@SuppressWarnings("ImmutableEnumChecker")
public enum Country {
    /** Germany. */
    DE("EUR", "Europe/Berlin", 0.36, "Berlin:BE", "Hamburg:HH", "Munich:BY", "Cologne:NW"),
    /** Austria. */
    AT("EUR", "Europe/Vienna", 0.38, "Vienna:9", "Graz:6", "Linz:4"),
    /** Switzerland. */
    CH("CHF", "Europe/Zurich", 0.56, "Zurich:ZH", "Geneva:GE", "Bern:BE", "Basel:BS"),
    /** France. */
    FR("EUR", "Europe/Paris", 0.35, "Paris:IDF", "Lyon:ARA", "Marseille:PAC"),
    /** Italy. */
    IT("EUR", "Europe/Rome", 0.30, "Rome:62", "Milan:25", "Turin:21"),
    /** Spain. */
    ES("EUR", "Europe/Madrid", 0.24, "Madrid:MD", "Barcelona:CT", "Valencia:VC"),
    /** Netherlands. */
    NL("EUR", "Europe/Amsterdam", 0.42, "Amsterdam:NH", "Rotterdam:ZH", "Utrecht:UT"),
    /** Poland. */
    PL("PLN", "Europe/Warsaw", 0.14, "Warsaw:14", "Krakow:12", "Gdansk:22"),
    /** Sweden. */
    SE("SEK", "Europe/Stockholm", 0.58, "Stockholm:AB", "Gothenburg:O", "Malmo:M"),
    /** United Kingdom. */
    GB("GBP", "Europe/London", 0.52, "London:ENG", "Manchester:ENG", "Edinburgh:SCT"),
    /** United States. */
    US("USD", "America/New_York", 0.58, "New York:NY", "Boston:MA", "Chicago:IL", "Denver:CO"),
    /** Canada. */
    CA("CAD", "America/Toronto", 0.59, "Toronto:ON", "Montreal:QC", "Vancouver:BC"),
    /** Japan. */
    JP("JPY", "Asia/Tokyo", 0.66, "Tokyo:13", "Osaka:27", "Nagoya:23"),
    /** Australia. */
    AU("AUD", "Australia/Sydney", 0.57, "Sydney:NSW", "Melbourne:VIC", "Brisbane:QLD");

    private static final Map<String, Double> MINOR_UNITS_PER_EURO_CENT =
            Map.of(
                    "EUR", 1.0, "CHF", 0.98, "GBP", 0.88, "USD", 1.12, "PLN", 4.3, "SEK", 11.4,
                    "CAD", 1.52, "JPY", 1.65, "AUD", 1.70);

    private final String currency;
    private final String timezone;
    private final double iosShare;
    private final List<City> cities;

    Country(String currency, String timezone, double iosShare, String... cities) {
        this.currency = currency;
        this.timezone = timezone;
        this.iosShare = iosShare;
        this.cities = List.of(cities).stream().map(City::parse).toList();
    }

    /**
     * A city and its ISO 3166-2 subdivision without the country.
     *
     * @param name in English
     * @param region subdivision code
     */
    public record City(String name, String region) {

        private static City parse(String text) {
            int colon = text.indexOf(':');
            return new City(text.substring(0, colon), text.substring(colon + 1));
        }
    }

    /** ISO 4217. */
    public String currency() {
        return currency;
    }

    /** IANA name. */
    public String timezone() {
        return timezone;
    }

    /** Largest first. */
    public List<City> cities() {
        return cities;
    }

    double iosShare() {
        return iosShare;
    }

    /** BCP 47 tags as browsers send them. */
    Weighted<String> languages() {
        return Languages.of(this);
    }

    /** A price in this country's money, rounded as shops do. */
    public long priceMinor(long euroCents) {
        double perEuroCent = MINOR_UNITS_PER_EURO_CENT.getOrDefault(currency, 1.0);
        long step = this == JP || this == SE ? 100 : 10;
        return Math.max(step, Math.round(euroCents * perEuroCent / step) * step);
    }
}
