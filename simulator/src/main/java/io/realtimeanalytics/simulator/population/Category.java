package io.realtimeanalytics.simulator.population;

/**
 * A department of a shop.
 *
 * @param name for people
 * @param path address within the site
 */
public record Category(String name, String path) {}
