package io.realtimeanalytics.simulator.population;

import io.realtimeanalytics.event.avro.Campaign;
import io.realtimeanalytics.simulator.chance.Weighted;
import io.realtimeanalytics.simulator.population.Entry.Landing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a site's visits come from: direct, search, social, referring sites and campaigns. */
final class Entries {

    private Entries() {}

    static Weighted<Entry> of(String siteId) {
        String season = siteId + "-season";
        return Weighted.of(
                List.of(
                        Map.entry(new Entry(null, null, null, Landing.HOME), 27.0),
                        found("https://www.google.com/", Landing.OFFER, 26),
                        found("https://www.bing.com/", Landing.OFFER, 4),
                        found("https://duckduckgo.com/", Landing.OFFER, 3),
                        found("https://chatgpt.com/", Landing.OFFER, 2.5),
                        found("https://www.reddit.com/", Landing.ARTICLE, 2.5),
                        found("https://www.youtube.com/", Landing.ARTICLE, 2),
                        found("https://gearlab.example/reviews", Landing.OFFER, 2),
                        found("https://news.example/lifestyle", Landing.ARTICLE, 2),
                        paid("https://www.google.com/", "google", "cpc", season, "gclid", 10),
                        paid("https://www.bing.com/", "bing", "cpc", season, "msclkid", 1.5),
                        paid(
                                "https://m.facebook.com/",
                                "facebook",
                                "paid_social",
                                season,
                                "fbclid",
                                4),
                        paid(
                                "https://l.instagram.com/",
                                "instagram",
                                "paid_social",
                                "creators",
                                "fbclid",
                                4),
                        paid(
                                "https://www.tiktok.com/",
                                "tiktok",
                                "paid_social",
                                "creators",
                                "ttclid",
                                2),
                        paid(null, "newsletter", "email", "weekly", null, 6),
                        paid(null, "newsletter", "email", "cart-reminder", null, 1.5)));
    }

    private static Map.Entry<Entry, Double> found(String referrer, Landing landing, double weight) {
        return Map.entry(new Entry(referrer, null, null, landing), weight);
    }

    private static Map.Entry<Entry, Double> paid(
            @Nullable String referrer,
            String source,
            String medium,
            String name,
            @Nullable String clickId,
            double weight) {
        Campaign campaign = new Campaign(source, medium, name, null, null, null, clickId);
        String query = "utm_source=" + source + "&utm_medium=" + medium + "&utm_campaign=" + name;
        return Map.entry(new Entry(referrer, campaign, query, Landing.OFFER), weight);
    }
}
