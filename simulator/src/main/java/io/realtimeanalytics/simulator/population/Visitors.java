package io.realtimeanalytics.simulator.population;

import io.realtimeanalytics.event.avro.Device;
import io.realtimeanalytics.event.avro.Geo;
import io.realtimeanalytics.simulator.chance.Identifiers;
import io.realtimeanalytics.simulator.chance.Randomness;
import io.realtimeanalytics.simulator.chance.Weighted;
import java.util.ArrayDeque;

/**
 * Those who come: new ones, and some who were here before.
 *
 * <p>Confined to one thread.
 */
public final class Visitors {

    private static final int GREATEST_REMEMBERED = 50_000;
    private static final double RETURNING_SHARE = 0.3;
    private static final double EARLIER_VISIT_SHARE = 0.4;
    private static final double PRIVATE_SHARE = 0.02;
    private static final int GREATEST_EARLIER_VISITS = 12;

    private final Weighted<Site> sites;
    private final long returnAfterMillis;
    private final Randomness randomness;
    private final ArrayDeque<Departure> departures = new ArrayDeque<>();

    /**
     * Nobody was here before.
     *
     * @param returnAfterMillis how long nobody comes back: shorter than the platform's session gap,
     *     a return continues the old session
     */
    public Visitors(Weighted<Site> sites, long returnAfterMillis, Randomness randomness) {
        this.sites = sites;
        this.returnAfterMillis = returnAfterMillis;
        this.randomness = randomness;
    }

    private record Departure(Visitor visitor, long atMillis) {}

    /** Somebody who comes now. */
    public Visitor arrive(long nowMillis) {
        Departure oldest = departures.peek();
        boolean canReturn = oldest != null && nowMillis - oldest.atMillis() >= returnAfterMillis;
        if (canReturn && randomness.happens(RETURNING_SHARE)) {
            return departures.remove().visitor().again();
        }
        return newcomer();
    }

    /** Remembers somebody who leaves, for a later return; forgets who would be one too many. */
    public void depart(Visitor visitor, long nowMillis) {
        if (visitor.id() != null && departures.size() < GREATEST_REMEMBERED) {
            departures.add(new Departure(visitor, nowMillis));
        }
    }

    /** A crawler on one of the sites. */
    public Visitor crawler() {
        Device device = new Device("desktop", "HeadlessChrome", "Linux", 1280, 720, "en-US", "UTC");
        Geo geo = new Geo("US", "VA", "Ashburn");
        String id = Identifiers.hexOf(randomness.bits());
        return new Visitor(id, sites.draw(randomness), Country.US, device, geo, 1, true, null);
    }

    /** Somebody who has not been here during this run. */
    public Visitor newcomer() {
        Site site = sites.draw(randomness);
        Country country = site.countries().draw(randomness);
        Country.City city = country.cities().get(randomness.below(country.cities().size()));
        String id = Identifiers.hexOf(randomness.bits());
        return new Visitor(
                randomness.happens(PRIVATE_SHARE) ? null : id,
                site,
                country,
                Devices.draw(country, randomness),
                new Geo(country.name(), city.region(), city.name()),
                sessionNumber(),
                false,
                null);
    }

    /** Many were here before this run began. */
    private int sessionNumber() {
        return randomness.happens(EARLIER_VISIT_SHARE)
                ? 1 + randomness.between(1, GREATEST_EARLIER_VISITS)
                : 1;
    }
}
