package io.realtimeanalytics.simulator.population;

import io.realtimeanalytics.event.avro.Campaign;
import org.jspecify.annotations.Nullable;

/**
 * How a visit begins.
 *
 * @param referrer address of the page that led here
 * @param campaign what the utm parameters say
 * @param query query string of the landing page, without click ids
 * @param landing where it leads
 */
public record Entry(
        @Nullable String referrer,
        @Nullable Campaign campaign,
        @Nullable String query,
        Landing landing) {

    /** Kinds of landing pages. */
    public enum Landing {
        /** Mostly the home page. */
        HOME,
        /** Mostly what was advertised or found: a product or a category. */
        OFFER,
        /** Mostly the blog. */
        ARTICLE
    }
}
