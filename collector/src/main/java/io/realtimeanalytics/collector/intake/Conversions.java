package io.realtimeanalytics.collector.intake;

import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Item;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads conversions: money is whole minor units, a purchase names its transaction. */
final class Conversions {

    private static final long MAX_MINOR = 1_000_000_000_000_000L;
    private static final int MAX_ITEMS = 200;
    private static final int MAX_QUANTITY = 1_000_000;
    private static final int MAX_ID_CHARS = 100;
    private static final int MAX_NAME_CHARS = 200;
    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());

    private Conversions() {}

    static Conversion read(String eventName, FieldReader fields) {
        Conversion conversion = new Conversion();
        boolean isPurchase = eventName.equals("purchase");
        conversion.setTransactionId(
                isPurchase
                        ? fields.requiredText("transaction_id", MAX_ID_CHARS)
                        : fields.text("transaction_id", MAX_ID_CHARS));
        conversion.setValueMinor(money(fields, "value_minor"));
        conversion.setCurrency(currency(fields, conversion.getValueMinor() != 0));
        conversion.setItems(
                fields.objects("items", MAX_ITEMS).stream().map(Conversions::item).toList());
        conversion.setCoupon(fields.text("coupon", MAX_ID_CHARS));
        conversion.setTaxMinor(money(fields, "tax_minor"));
        conversion.setShippingMinor(money(fields, "shipping_minor"));
        return conversion;
    }

    private static @Nullable String currency(FieldReader fields, boolean isRequired) {
        String currency = fields.text("currency", 3);
        if (currency == null) {
            if (isRequired) {
                fields.reject(RejectReason.MISSING, "currency");
            }
        } else if (!CURRENCIES.contains(currency)) {
            fields.reject(RejectReason.UNKNOWN_VALUE, "currency");
        }
        return currency;
    }

    private static Item item(FieldReader fields) {
        Item item = new Item();
        item.setItemId(fields.requiredText("item_id", MAX_ID_CHARS));
        String name = fields.prose("item_name", MAX_NAME_CHARS);
        item.setItemName(name == null ? "" : name);
        item.setItemBrand(fields.prose("item_brand", MAX_NAME_CHARS));
        item.setItemCategory(fields.prose("item_category", MAX_NAME_CHARS));
        item.setItemVariant(fields.prose("item_variant", MAX_NAME_CHARS));
        item.setPriceMinor(money(fields, "price_minor"));
        item.setQuantity(fields.wholeOr("quantity", 0, MAX_QUANTITY, 1));
        item.setCoupon(fields.text("coupon", MAX_ID_CHARS));
        item.setDiscountMinor(money(fields, "discount_minor"));
        Long index = fields.whole("index", 0, MAX_QUANTITY);
        item.setIndex(index == null ? null : index.intValue());
        fields.finish();
        return item;
    }

    private static long money(FieldReader fields, String name) {
        Long value = fields.whole(name, -MAX_MINOR, MAX_MINOR);
        return value == null ? 0 : value;
    }
}
