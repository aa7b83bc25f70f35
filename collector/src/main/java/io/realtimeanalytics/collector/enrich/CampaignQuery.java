package io.realtimeanalytics.collector.enrich;

import io.realtimeanalytics.event.avro.Campaign;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query that say where a visit came from. Of click ids only the name is kept:
 * the value identifies one click of one person.
 */
record CampaignQuery(Map<String, String> parameters) {

    private static final int MAX_VALUE_CHARS = 200;
    private static final List<String> UTM =
            List.of(
                    "utm_source",
                    "utm_medium",
                    "utm_campaign",
                    "utm_term",
                    "utm_content",
                    "utm_id");
    private static final List<String> CLICK_IDS =
            List.of("gclid", "fbclid", "msclkid", "ttclid", "twclid", "li_fat_id");

    static CampaignQuery parse(@Nullable String query) {
        Map<String, String> kept = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                if (CLICK_IDS.contains(name)) {
                    kept.putIfAbsent(name, "");
                } else if (UTM.contains(name) && equals > 0 && equals < pair.length() - 1) {
                    kept.putIfAbsent(name, clean(pair.substring(equals + 1)));
                }
            }
        }
        return new CampaignQuery(kept);
    }

    @Nullable String text() {
        return parameters.isEmpty()
                ? null
                : parameters.entrySet().stream()
                        .map(CampaignQuery::encode)
                        .collect(Collectors.joining("&"));
    }

    @Nullable Campaign campaign() {
        if (parameters.isEmpty()) {
            return null;
        }
        String clickId =
                CLICK_IDS.stream().filter(parameters::containsKey).findFirst().orElse(null);
        return Campaign.newBuilder()
                .setSource(parameters.get("utm_source"))
                .setMedium(parameters.get("utm_medium"))
                .setCampaign(parameters.get("utm_campaign"))
                .setTerm(parameters.get("utm_term"))
                .setContent(parameters.get("utm_content"))
                .setId(parameters.get("utm_id"))
                .setClickId(clickId)
                .build();
    }

    private static String clean(String encoded) {
        String value;
        try {
            value = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            value = encoded;
        }
        int end = Math.min(value.length(), MAX_VALUE_CHARS);
        return Masking.mask(value.substring(0, end));
    }

    private static String encode(Map.Entry<String, String> parameter) {
        return parameter.getValue().isEmpty()
                ? parameter.getKey()
                : parameter.getKey()
                        + '='
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
    }
}
