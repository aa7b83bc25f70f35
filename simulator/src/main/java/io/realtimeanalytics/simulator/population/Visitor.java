package io.realtimeanalytics.simulator.population;

import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Device;
import io.realtimeanalytics.event.avro.Geo;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a browser, before and after this visit.
 *
 * @param id rotating hash; null where the visitor's privacy signal forbids one
 * @param site where the visitor goes
 * @param country where the visitor lives
 * @param device what the visitor uses
 * @param geo where the collector finds the visitor
 * @param sessions visits so far, the current one included
 * @param isBot a crawler
 * @param lastOrder what the visitor bought last; null: nothing
 */
public record Visitor(
        @Nullable String id,
        Site site,
        Country country,
        Device device,
        Geo geo,
        int sessions,
        boolean isBot,
        @Nullable Conversion lastOrder) {

    /** The same visitor, back again. */
    Visitor again() {
        return new Visitor(id, site, country, device, geo, sessions + 1, isBot, lastOrder);
    }

    /** The same visitor after an order. */
    public Visitor with(@Nullable Conversion order) {
        return new Visitor(id, site, country, device, geo, sessions, isBot, order);
    }
}
