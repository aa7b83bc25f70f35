package io.realtimeanalytics.simulator.tracking;

import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.event.avro.Item;
import io.realtimeanalytics.simulator.behaviour.CartLine;
import io.realtimeanalytics.simulator.behaviour.Place;
import io.realtimeanalytics.simulator.behaviour.Step;
import io.realtimeanalytics.simulator.behaviour.Visit;
import io.realtimeanalytics.simulator.chance.Identifiers;
import io.realtimeanalytics.simulator.chance.Randomness;
import io.realtimeanalytics.simulator.population.Country;
import io.realtimeanalytics.simulator.population.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of the way to an order, and the conversions: orders and registrations. */
final class Commerce {

    private static final double COUPON_SHARE = 0.12;
    private static final double TAX_SHARE_OF_GROSS = 0.16;
    private static final long SHIPPING_EURO_CENTS = 590;
    private static final List<String> SHIPPING = List.of("standard", "express", "pickup");
    private static final List<String> PAYMENT = List.of("card", "paypal", "invoice", "wallet");

    private final Randomness randomness;

    Commerce(Randomness randomness) {
        this.randomness = randomness;
    }

    void describe(Event event, Visit visit, Step step) {
        switch (step) {
            case PURCHASE -> {
                Conversion order = purchase(visit);
                visit.place(order);
                Tracker.describe(event, EventType.conversion, "purchase", order);
            }
            case REPEATED_PURCHASE ->
                    Tracker.describe(event, EventType.conversion, "purchase", visit.lastOrder());
            case SIGN_UP, NEWSLETTER_SIGN_UP -> {
                Conversion signUp = new Conversion(null, 0L, null, List.of(), null, 0L, 0L);
                Tracker.describe(event, EventType.conversion, "sign_up", signUp);
                boolean isNewsletter = step == Step.NEWSLETTER_SIGN_UP;
                event.setProperties(Map.of("method", isNewsletter ? "newsletter" : "account"));
            }
            default -> {
                String name = step.name().toLowerCase(Locale.ROOT);
                Tracker.describe(event, EventType.custom, name, null);
                event.setProperties(properties(visit, step));
            }
        }
    }

    private Map<String, Object> properties(Visit visit, Step step) {
        Place place = visit.place();
        return switch (step) {
            case VIEW_ITEM, ADD_TO_CART -> productProperties(visit, place.product(), 1);
            case REMOVE_FROM_CART -> {
                List<CartLine> cart = visit.cart();
                CartLine line = cart.isEmpty() ? null : cart.get(cart.size() - 1);
                yield line == null
                        ? Map.of()
                        : productProperties(visit, line.product(), line.quantity());
            }
            case VIEW_ITEM_LIST -> Map.of("item_list_name", place.title());
            case SEARCH -> searchProperties(place);
            case FORM_START -> Map.of("form", "account");
            default -> cartProperties(visit, step);
        };
    }

    private Map<String, Object> searchProperties(Place place) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("term", place.searchTerm() == null ? "" : place.searchTerm());
        properties.put("results", (long) randomness.between(0, 48));
        return properties;
    }

    private static Map<String, Object> productProperties(
            Visit visit, @Nullable Product product, int quantity) {
        if (product == null) {
            return Map.of();
        }
        Country country = visit.visitor().country();
        // Insertion order, not hash order: the same seed must give the same bytes.
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("item_id", product.id());
        properties.put("item_category", product.category().name());
        properties.put("value_minor", country.priceMinor(product.euroCents()) * quantity);
        properties.put("currency", country.currency());
        return properties;
    }

    private Map<String, Object> cartProperties(Visit visit, Step step) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("value_minor", valueMinor(visit));
        properties.put("currency", visit.visitor().country().currency());
        properties.put("items", (long) visit.cart().size());
        if (step == Step.ADD_SHIPPING_INFO) {
            properties.put("shipping_tier", SHIPPING.get(randomness.below(SHIPPING.size())));
        } else if (step == Step.ADD_PAYMENT_INFO) {
            properties.put("payment_type", PAYMENT.get(randomness.below(PAYMENT.size())));
        }
        return properties;
    }

    private Conversion purchase(Visit visit) {
        Country country = visit.visitor().country();
        List<Item> items = new ArrayList<>(visit.cart().size());
        for (CartLine line : visit.cart()) {
            items.add(item(line, country, items.size()));
        }
        long valueMinor = valueMinor(visit);
        return new Conversion(
                "T-" + Identifiers.hexOf(randomness.bits()),
                valueMinor,
                country.currency(),
                items,
                randomness.happens(COUPON_SHARE) ? "WELCOME" : null,
                Math.round(valueMinor * TAX_SHARE_OF_GROSS),
                country.priceMinor(SHIPPING_EURO_CENTS));
    }

    private static Item item(CartLine line, Country country, int index) {
        Product product = line.product();
        return new Item(
                product.id(),
                product.name(),
                product.brand(),
                product.category().name(),
                null,
                country.priceMinor(product.euroCents()),
                line.quantity(),
                null,
                0L,
                index);
    }

    private static long valueMinor(Visit visit) {
        long valueMinor = 0;
        for (CartLine line : visit.cart()) {
            long priceMinor = visit.visitor().country().priceMinor(line.product().euroCents());
            valueMinor += priceMinor * line.quantity();
        }
        return valueMinor;
    }
}
