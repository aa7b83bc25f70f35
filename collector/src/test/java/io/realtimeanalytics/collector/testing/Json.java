package io.realtimeanalytics.collector.testing;

/** Events as clients send them. */
public final class Json {

    /** The id of {@link #pageView}. */
    public static final String ID = "0190b5a4-7c1e-7000-8000-0123456789ab";

    private Json() {}

    /** A complete page view of site shop. */
    public static String pageView() {
        return event(
                "page_view",
                "\"page\":{\"url\":\"https://shop.example/a\",\"title\":\"A\",\"referrer\":\"\"},"
                        + "\"payload\":{\"navigation_type\":\"load\",\"entrance\":true}");
    }

    /** An event of site shop with more fields. */
    public static String event(String type, String more) {
        return "{\"event_id\":\""
                + ID
                + "\",\"event_type\":\""
                + type
                + "\",\"site_id\":\"shop\""
                + (more.isEmpty() ? "" : "," + more)
                + "}";
    }

    /** An event of another id. */
    public static String numbered(int number) {
        return pageView().replace("89ab\"", String.format("%04x\"", number));
    }
}
