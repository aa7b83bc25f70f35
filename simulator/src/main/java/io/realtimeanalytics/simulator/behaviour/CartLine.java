package io.realtimeanalytics.simulator.behaviour;

import io.realtimeanalytics.simulator.population.Product;

/**
 * One position of a cart.
 *
 * @param product what
 * @param quantity pieces
 */
public record CartLine(Product product, int quantity) {}
