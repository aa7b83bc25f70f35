package io.realtimeanalytics.simulator.behaviour;

import io.realtimeanalytics.simulator.chance.Randomness;
import io.realtimeanalytics.simulator.population.Catalogue;
import io.realtimeanalytics.simulator.population.Category;
import io.realtimeanalytics.simulator.population.Product;
import org.jspecify.annotations.Nullable;

/**
 * A page as its visitor sees it.
 *
 * @param kind what it is for
 * @param path address within the site
 * @param title document title
 * @param product what it shows, for a product page
 * @param searchTerm what was looked for, for search results
 */
public record Place(
        PageKind kind,
        String path,
        String title,
        @Nullable Product product,
        @Nullable String searchTerm) {

    private static final int DEAD_LINKS = 5;
    private static final int HELP_PAGES = 4;

    /** Some page of that kind. */
    public static Place of(PageKind kind, Catalogue catalogue, Randomness randomness) {
        return switch (kind) {
            case PRODUCT -> {
                Product product = catalogue.products().draw(randomness);
                yield new Place(kind, product.path(), product.name(), product, null);
            }
            case CATEGORY -> {
                Category category = catalogue.categories().draw(randomness);
                yield page(kind, category.path(), category.name());
            }
            case SEARCH -> {
                String term = catalogue.searchTerms().draw(randomness);
                yield new Place(kind, "/search", "Search", null, term);
            }
            case ARTICLE -> page(kind, catalogue.articles().draw(randomness), "Journal");
            case HELP -> page(kind, "/help/" + randomness.between(1, HELP_PAGES), "Help");
            case NOT_FOUND ->
                    page(kind, "/archive/" + randomness.between(1, DEAD_LINKS), "Page not found");
            default -> fixed(kind);
        };
    }

    private static Place fixed(PageKind kind) {
        return switch (kind) {
            case CART -> page(kind, "/cart", "Your cart");
            case CHECKOUT_ADDRESS -> page(kind, "/checkout/address", "Checkout: address");
            case CHECKOUT_SHIPPING -> page(kind, "/checkout/shipping", "Checkout: shipping");
            case CHECKOUT_PAYMENT -> page(kind, "/checkout/payment", "Checkout: payment");
            case CONFIRMATION -> page(kind, "/checkout/confirmation", "Thank you");
            case ACCOUNT -> page(kind, "/account", "Your account");
            case BLOG -> page(kind, "/blog", "Journal");
            default -> page(PageKind.HOME, "/", "Welcome");
        };
    }

    private static Place page(PageKind kind, String path, String title) {
        return new Place(kind, path, title, null, null);
    }
}
