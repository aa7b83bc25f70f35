package io.realtimeanalytics.simulator.behaviour;

import static io.realtimeanalytics.simulator.behaviour.PageKind.ACCOUNT;
import static io.realtimeanalytics.simulator.behaviour.PageKind.ARTICLE;
import static io.realtimeanalytics.simulator.behaviour.PageKind.BLOG;
import static io.realtimeanalytics.simulator.behaviour.PageKind.CART;
import static io.realtimeanalytics.simulator.behaviour.PageKind.CATEGORY;
import static io.realtimeanalytics.simulator.behaviour.PageKind.CHECKOUT_ADDRESS;
import static io.realtimeanalytics.simulator.behaviour.PageKind.CHECKOUT_PAYMENT;
import static io.realtimeanalytics.simulator.behaviour.PageKind.CHECKOUT_SHIPPING;
import static io.realtimeanalytics.simulator.behaviour.PageKind.CONFIRMATION;
import static io.realtimeanalytics.simulator.behaviour.PageKind.EXIT;
import static io.realtimeanalytics.simulator.behaviour.PageKind.HELP;
import static io.realtimeanalytics.simulator.behaviour.PageKind.HOME;
import static io.realtimeanalytics.simulator.behaviour.PageKind.NOT_FOUND;
import static io.realtimeanalytics.simulator.behaviour.PageKind.PRODUCT;
import static io.realtimeanalytics.simulator.behaviour.PageKind.SEARCH;

import io.realtimeanalytics.simulator.chance.Randomness;
import io.realtimeanalytics.simulator.chance.Weighted;
import io.realtimeanalytics.simulator.population.Entry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where visitors go from each page, by weight. The checkout can only be entered from a cart that
 * holds something, and only in order; each of its steps loses some.
 */
final class PageGraph {

    private static final Map<Entry.Landing, Weighted<PageKind>> LANDINGS =
            new EnumMap<>(
                    Map.of(
                            Entry.Landing.HOME,
                            to(HOME, 74, CATEGORY, 8, PRODUCT, 8, ACCOUNT, 4, HELP, 3, BLOG, 3),
                            Entry.Landing.OFFER,
                            to(PRODUCT, 52, CATEGORY, 32, HOME, 10, ARTICLE, 4, NOT_FOUND, 2),
                            Entry.Landing.ARTICLE,
                            to(ARTICLE, 72, PRODUCT, 14, HOME, 10, BLOG, 4)));

    private static final Map<PageKind, Weighted<PageKind>> EMPTY_HANDED = shopping();
    private static final Map<PageKind, Weighted<PageKind>> WITH_CART = withCart();

    private PageGraph() {}

    static PageKind landing(Entry.Landing landing, Randomness randomness) {
        return lookUp(LANDINGS, landing).draw(randomness);
    }

    static PageKind next(PageKind from, boolean hasCart, Randomness randomness) {
        return lookUp(hasCart ? WITH_CART : EMPTY_HANDED, from).draw(randomness);
    }

    private static Map<PageKind, Weighted<PageKind>> shopping() {
        Map<PageKind, Weighted<PageKind>> graph = new EnumMap<>(PageKind.class);
        graph.put(HOME, to(CATEGORY, 38, PRODUCT, 16, SEARCH, 14, BLOG, 6, ACCOUNT, 4, EXIT, 22));
        graph.put(CATEGORY, to(PRODUCT, 54, CATEGORY, 16, SEARCH, 6, HOME, 5, EXIT, 19));
        graph.put(PRODUCT, to(PRODUCT, 27, CATEGORY, 23, SEARCH, 7, HOME, 5, HELP, 2, EXIT, 36));
        graph.put(SEARCH, to(PRODUCT, 57, SEARCH, 16, CATEGORY, 8, NOT_FOUND, 1, EXIT, 18));
        graph.put(CART, to(CATEGORY, 40, HOME, 20, EXIT, 40));
        graph.put(ACCOUNT, to(HOME, 34, CATEGORY, 34, EXIT, 32));
        graph.put(BLOG, to(ARTICLE, 62, HOME, 9, CATEGORY, 8, EXIT, 21));
        graph.put(ARTICLE, to(ARTICLE, 20, PRODUCT, 14, CATEGORY, 10, BLOG, 8, EXIT, 48));
        graph.put(HELP, to(HELP, 20, HOME, 20, CATEGORY, 17, EXIT, 43));
        graph.put(NOT_FOUND, to(HOME, 44, SEARCH, 16, EXIT, 40));
        graph.put(CONFIRMATION, to(EXIT, 64, HOME, 22, ACCOUNT, 9, HELP, 5));
        return graph;
    }

    private static Map<PageKind, Weighted<PageKind>> withCart() {
        Map<PageKind, Weighted<PageKind>> graph = new EnumMap<>(shopping());
        graph.put(HOME, to(CART, 28, CATEGORY, 30, PRODUCT, 16, SEARCH, 12, EXIT, 14));
        graph.put(CATEGORY, to(PRODUCT, 46, CART, 20, CATEGORY, 14, SEARCH, 6, EXIT, 14));
        graph.put(PRODUCT, to(CART, 44, PRODUCT, 18, CATEGORY, 14, SEARCH, 4, HELP, 2, EXIT, 18));
        graph.put(CART, to(CHECKOUT_ADDRESS, 50, PRODUCT, 12, CATEGORY, 12, HOME, 4, EXIT, 22));
        graph.put(HELP, to(CART, 36, HELP, 20, CATEGORY, 14, EXIT, 30));
        graph.put(CHECKOUT_ADDRESS, to(CHECKOUT_SHIPPING, 72, CART, 8, EXIT, 20));
        graph.put(CHECKOUT_SHIPPING, to(CHECKOUT_PAYMENT, 81, CHECKOUT_ADDRESS, 5, EXIT, 14));
        graph.put(CHECKOUT_PAYMENT, to(CONFIRMATION, 73, CHECKOUT_PAYMENT, 8, HELP, 3, EXIT, 16));
        return graph;
    }

    private static Weighted<PageKind> to(Object... kindsAndWeights) {
        List<Map.Entry<PageKind, Double>> weights = new ArrayList<>();
        for (int index = 0; index < kindsAndWeights.length; index += 2) {
            double weight = ((Integer) kindsAndWeights[index + 1]).doubleValue();
            weights.add(Map.entry((PageKind) kindsAndWeights[index], weight));
        }
        return Weighted.of(weights);
    }

    private static <K> Weighted<PageKind> lookUp(Map<K, Weighted<PageKind>> graph, K from) {
        Weighted<PageKind> found = graph.get(from);
        if (found == null) {
            throw new IllegalStateException("no way from " + from);
        }
        return found;
    }
}
