package io.realtimeanalytics.simulator.population;

import io.realtimeanalytics.simulator.chance.Weighted;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What kind of shop a site is, told from its name. */
// Its lists are unmodifiable.
@SuppressWarnings("ImmutableEnumChecker")
enum Theme {
    OUTDOOR(
            List.of("Northpeak", "Alpenrose", "Tarn", "Kestrel", "Fjordline", "Granite"),
            List.of(
                    new Department("Jackets", 89, 520, List.of("Shell", "Down Jacket", "Fleece")),
                    new Department("Footwear", 69, 290, List.of("Trail Shoe", "Hiking Boot")),
                    new Department("Tents", 129, 890, List.of("Tent", "Tarp", "Bivy")),
                    new Department("Backpacks", 49, 320, List.of("Daypack", "Trekking Pack")),
                    new Department("Climbing", 19, 240, List.of("Harness", "Rope", "Helmet")),
                    new Department("Cooking", 12, 160, List.of("Stove", "Cook Set", "Bottle"))),
            List.of(
                    "Layering for winter",
                    "Hut to hut in the Alps",
                    "Caring for down",
                    "Ten packs tested",
                    "First via ferrata"),
            List.of("rain jacket", "hiking boots", "2 person tent", "headlamp", "sleeping bag"),
            "DE:34 CH:18 AT:12 FR:10 IT:7 GB:7 US:5 NL:4 SE:3"),
    ELECTRONICS(
            List.of("Voltix", "Nova", "Hexa", "Lumen", "Orbit", "Kaito"),
            List.of(
                    new Department("Phones", 199, 1399, List.of("Phone", "Foldable")),
                    new Department("Laptops", 499, 2899, List.of("Laptop", "Ultrabook")),
                    new Department("Audio", 29, 549, List.of("Headphones", "Earbuds", "Speaker")),
                    new Department("Cameras", 249, 2499, List.of("Camera", "Lens")),
                    new Department(
                            "Smart home", 19, 329, List.of("Thermostat", "Bulb", "Doorbell")),
                    new Department("Accessories", 9, 129, List.of("Charger", "Cable", "Case"))),
            List.of(
                    "Which laptop for school",
                    "Noise cancelling explained",
                    "Matter in practice",
                    "Cameras for beginners"),
            List.of("wireless earbuds", "usb-c hub", "4k monitor", "phone case", "power bank"),
            "US:36 GB:16 DE:12 JP:10 CA:7 AU:6 NL:5 FR:4 ES:4"),
    BOOKS(
            List.of("Pine Press", "Harbour", "Lantern", "Quill & Co", "Meridian"),
            List.of(
                    new Department("Fiction", 9, 28, List.of("Novel", "Short Stories")),
                    new Department("Crime", 8, 24, List.of("Thriller", "Mystery")),
                    new Department("Non-fiction", 12, 42, List.of("Essay", "Biography")),
                    new Department("Children", 6, 22, List.of("Picture Book", "First Reader")),
                    new Department("Cooking", 14, 48, List.of("Cookbook", "Baking Book"))),
            List.of("Summer reading list", "Interview with a translator", "Prize shortlist"),
            List.of("crime novel", "cookbook", "graphic novel", "poetry", "gift for kids"),
            "GB:38 US:26 CA:8 AU:8 DE:8 CH:5 NL:4 PL:3");

    private final List<String> brands;
    private final List<Department> departments;
    private final List<String> articles;
    private final List<String> searchTerms;
    private final Weighted<Country> countries;

    Theme(
            List<String> brands,
            List<Department> departments,
            List<String> articles,
            List<String> searchTerms,
            String countries) {
        this.brands = brands;
        this.departments = departments;
        this.articles = articles;
        this.searchTerms = searchTerms;
        this.countries =
                Weighted.of(
                        List.of(countries.split(" ")).stream()
                                .map(share -> share.split(":"))
                                .map(
                                        share ->
                                                Map.entry(
                                                        Country.valueOf(share[0]),
                                                        Double.valueOf(share[1])))
                                .toList());
    }

    record Department(String name, int leastEuros, int greatestEuros, List<String> kinds) {}

    /** Any site gets some shop: the one its name speaks of, else one chosen by its name. */
    static Theme of(String siteId) {
        String name = siteId.toLowerCase(Locale.ROOT);
        for (Theme theme : values()) {
            if (name.contains(theme.name().toLowerCase(Locale.ROOT))) {
                return theme;
            }
        }
        return values()[Math.floorMod(siteId.hashCode(), values().length)];
    }

    List<String> brands() {
        return brands;
    }

    List<Department> departments() {
        return departments;
    }

    List<String> articles() {
        return articles;
    }

    List<String> searchTerms() {
        return searchTerms;
    }

    Weighted<Country> countries() {
        return countries;
    }
}
