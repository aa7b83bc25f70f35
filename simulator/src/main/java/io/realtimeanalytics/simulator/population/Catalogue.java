package io.realtimeanalytics.simulator.population;

import io.realtimeanalytics.simulator.chance.Randomness;
import io.realtimeanalytics.simulator.chance.Weighted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a site offers: the same for every seed, so that top pages can be compared between runs.
 *
 * @param categories departments, most popular first
 * @param products most popular first
 * @param articles blog posts' paths, most popular first
 * @param searchTerms what people look for
 */
public record Catalogue(
        Weighted<Category> categories,
        Weighted<Product> products,
        Weighted<String> articles,
        Weighted<String> searchTerms) {

    private static final int MODELS_PER_KIND = 3;

    static Catalogue of(Theme theme) {
        Randomness randomness = new Randomness(theme.name().hashCode());
        List<Category> categories = new ArrayList<>();
        List<Product> products = new ArrayList<>();
        for (Theme.Department department : theme.departments()) {
            Category category =
                    new Category(department.name(), "/category/" + slug(department.name()));
            categories.add(category);
            for (String kind : department.kinds()) {
                for (int model = 0; model < MODELS_PER_KIND; model++) {
                    products.add(product(theme, department, kind, category, randomness));
                }
            }
        }
        return new Catalogue(
                Weighted.byRank(categories),
                Weighted.byRank(shuffled(products, randomness)),
                Weighted.byRank(
                        theme.articles().stream().map(title -> "/blog/" + slug(title)).toList()),
                Weighted.byRank(theme.searchTerms()));
    }

    private static Product product(
            Theme theme,
            Theme.Department department,
            String kind,
            Category category,
            Randomness randomness) {
        String brand = theme.brands().get(randomness.below(theme.brands().size()));
        String name = brand + ' ' + kind + ' ' + randomness.between(100, 999);
        long euros = randomness.between(department.leastEuros(), department.greatestEuros());
        String id = Long.toHexString(randomness.bits() >>> 36);
        return new Product(id, name, brand, category, euros * 100 - 10, "/product/" + slug(name));
    }

    private static <T> List<T> shuffled(List<T> values, Randomness randomness) {
        List<T> shuffled = new ArrayList<>(values);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            int other = randomness.below(last + 1);
            T moved = shuffled.get(last);
            shuffled.set(last, shuffled.get(other));
            shuffled.set(other, moved);
        }
        return shuffled;
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
