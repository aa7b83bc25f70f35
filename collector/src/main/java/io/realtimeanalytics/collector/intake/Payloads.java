package io.realtimeanalytics.collector.intake;

import io.realtimeanalytics.collector.enrich.Masking;
import io.realtimeanalytics.collector.enrich.PageAddress;
import io.realtimeanalytics.event.avro.Click;
import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.event.avro.ExceptionReport;
import io.realtimeanalytics.event.avro.Heartbeat;
import io.realtimeanalytics.event.avro.PageView;
import io.realtimeanalytics.event.avro.SessionHint;
import io.realtimeanalytics.event.avro.Vital;
import io.realtimeanalytics.event.avro.WebVital;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what each type of event adds. */
final class Payloads {

    private static final int DAY_MILLIS = 24 * 60 * 60 * 1_000;
    private static final int MAX_PIXELS = 1_000_000;
    private static final int MAX_ADDRESS_CHARS = 2_000;
    private static final List<String> VITALS =
            Arrays.stream(Vital.values()).filter(v -> v != Vital.unknown).map(Vital::name).toList();
    private static final List<String> RATINGS = List.of("good", "needs-improvement", "poor");

    private Payloads() {}

    /** The payload of a type; null for custom events, which have none. */
    static @Nullable Object read(EventType type, String eventName, FieldReader fields) {
        Object payload =
                switch (type) {
                    case page_view -> pageView(fields);
                    case session_start, session_end -> sessionHint(fields);
                    case conversion -> Conversions.read(eventName, fields);
                    case click -> click(fields);
                    case web_vital -> webVital(fields);
                    case exception -> exception(fields);
                    case heartbeat -> heartbeat(fields);
                    case custom, unknown -> null;
                };
        fields.finish();
        return payload;
    }

    private static PageView pageView(FieldReader fields) {
        PageView view = new PageView();
        view.setNavigationType(
                fields.oneOf("navigation_type", List.of("load", "spa", "back_forward"), "load"));
        view.setEntrance(fields.flag("entrance"));
        view.setEngagementTimeMsec(fields.whole("engagement_time_msec", 0, DAY_MILLIS));
        Long depth = fields.whole("scroll_depth_pct", 0, 100);
        view.setScrollDepthPct(depth == null ? null : depth.intValue());
        return view;
    }

    private static SessionHint sessionHint(FieldReader fields) {
        SessionHint hint = new SessionHint();
        hint.setReason(orEmpty(fields.text("reason", 64)));
        return hint;
    }

    private static Click click(FieldReader fields) {
        Click click = new Click();
        click.setX(fields.wholeOr("x", -MAX_PIXELS, MAX_PIXELS, 0));
        click.setY(fields.wholeOr("y", -MAX_PIXELS, MAX_PIXELS, 0));
        click.setSelectorHash(orEmpty(fields.text("selector_hash", 64)));
        click.setLabel(Masking.mask(orEmpty(fields.prose("label", 100))));
        click.setInteractive(fields.flag("interactive"));
        click.setRage(fields.flag("rage"));
        click.setDead(fields.flag("dead"));
        return click;
    }

    private static WebVital webVital(FieldReader fields) {
        WebVital vital = new WebVital();
        String name = fields.oneOf("vital", VITALS, "");
        if (name.isEmpty()) {
            fields.reject(RejectReason.MISSING, "vital");
        }
        vital.setVital(VITALS.contains(name) ? Vital.valueOf(name) : Vital.unknown);
        vital.setValue(fields.requiredMeasure("value"));
        vital.setRating(fields.oneOf("rating", RATINGS, ""));
        return vital;
    }

    private static ExceptionReport exception(FieldReader fields) {
        ExceptionReport report = new ExceptionReport();
        report.setMessageHash(fields.requiredText("message_hash", 64));
        String message = orEmpty(fields.prose("message", 200));
        report.setMessage(Masking.mask(message.lines().findFirst().orElse("")));
        String source = orEmpty(fields.text("source", MAX_ADDRESS_CHARS));
        report.setSource(PageAddress.parse(source).map(PageAddress::withoutQuery).orElse(""));
        report.setLine(fields.wholeOr("line", 0, Integer.MAX_VALUE, 0));
        report.setFatal(fields.flag("fatal"));
        return report;
    }

    private static Heartbeat heartbeat(FieldReader fields) {
        Heartbeat heartbeat = new Heartbeat();
        heartbeat.setEngagementTimeMsec(fields.wholeOr("engagement_time_msec", 0, DAY_MILLIS, 0));
        return heartbeat;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
