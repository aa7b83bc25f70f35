package io.realtimeanalytics.pipeline.pattern.candidate;

import io.realtimeanalytics.event.avro.Click;
import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.event.avro.ExceptionReport;
import io.realtimeanalytics.event.avro.Page;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reduces events to what patterns need, and says what they mean. Pure functions of the event. */
final class Candidates {

    private static final String NOT_FOUND = "404";

    private Candidates() {}

    static CandidateEvent of(Event event) {
        Action action = actionOf(event);
        Page page = event.getPage();
        Click click = event.getPayload() instanceof Click given ? given : null;
        Conversion conversion = event.getPayload() instanceof Conversion given ? given : null;
        return new CandidateEvent(
                event.getSiteId(),
                event.getEventId(),
                orEmpty(event.getVisitorId()),
                event.getBot() != null && event.getBot().getIsBot(),
                action,
                event.getEventTime(),
                orEmpty(event.getPageViewId()),
                page == null ? "" : page.getPath(),
                click == null ? 0 : click.getX(),
                click == null ? 0 : click.getY(),
                conversion == null ? amount(event) : conversion.getValueMinor(),
                conversion == null ? text(event, "currency") : orEmpty(conversion.getCurrency()),
                reference(action, conversion, page));
    }

    private static Action actionOf(Event event) {
        return switch (event.getEventType()) {
            case click -> Action.CLICK;
            case session_end -> Action.SESSION_END;
            case page_view -> isMissing(event) ? Action.MISSING_PAGE : Action.PAGE_VIEW;
            case exception -> isPaymentError(event) ? Action.PAYMENT_ERROR : Action.ERROR;
            case conversion ->
                    event.getEventName().equals("purchase") ? Action.PURCHASE : Action.CONVERSION;
            case custom -> actionOf(event.getEventName());
            default -> Action.OTHER;
        };
    }

    private static Action actionOf(String customName) {
        return switch (customName) {
            case "add_to_cart" -> Action.ADD_TO_CART;
            case "remove_from_cart" -> Action.REMOVE_FROM_CART;
            case "view_cart" -> Action.VIEW_CART;
            case "begin_checkout" -> Action.BEGIN_CHECKOUT;
            case "add_shipping_info" -> Action.ADD_SHIPPING_INFO;
            case "add_payment_info" -> Action.ADD_PAYMENT_INFO;
            case "payment_error", "payment_failed" -> Action.PAYMENT_ERROR;
            case "form_start" -> Action.FORM_START;
            case "form_submit" -> Action.FORM_SUBMIT;
            default -> Action.OTHER;
        };
    }

    // Browsers do not tell pages the status they came with: a site says it, or its title does.
    private static boolean isMissing(Event event) {
        if (text(event, "status").equals(NOT_FOUND)) {
            return true;
        }
        Page page = event.getPage();
        if (page == null || page.getTitle() == null) {
            return false;
        }
        String title = page.getTitle().toLowerCase(Locale.ROOT);
        return title.startsWith(NOT_FOUND) || title.contains("not found");
    }

    private static boolean isPaymentError(Event event) {
        return event.getPayload() instanceof ExceptionReport report
                && report.getMessage().startsWith("PaymentError");
    }

    private static long amount(Event event) {
        if (event.getEventType() != EventType.custom) {
            return 0;
        }
        if (event.getProperties().get("value_minor") instanceof Number total) {
            return Math.max(0, total.longValue());
        }
        long price =
                event.getProperties().get("price_minor") instanceof Number n ? n.longValue() : 0;
        long pieces = event.getProperties().get("quantity") instanceof Number n ? n.longValue() : 1;
        return Math.max(0, price * pieces);
    }

    private static String reference(
            Action action, @Nullable Conversion conversion, @Nullable Page page) {
        if (conversion != null) {
            return orEmpty(conversion.getTransactionId());
        }
        return action == Action.MISSING_PAGE && page != null ? orEmpty(page.getReferrer()) : "";
    }

    private static String text(Event event, String property) {
        Object value = event.getProperties().get(property);
        return value == null ? "" : value.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
