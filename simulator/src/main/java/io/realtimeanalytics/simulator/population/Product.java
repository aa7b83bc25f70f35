package io.realtimeanalytics.simulator.population;

/**
 * Something a shop sells.
 *
 * @param id merchant's id
 * @param name for people
 * @param brand maker
 * @param category where it is found
 * @param euroCents price in the shop's base currency
 * @param path address within the site
 */
public record Product(
        String id, String name, String brand, Category category, long euroCents, String path) {}
