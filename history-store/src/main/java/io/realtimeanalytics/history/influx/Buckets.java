package io.realtimeanalytics.history.influx;

import com.influxdb.client.BucketsApi;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.domain.Bucket;
import com.influxdb.client.domain.BucketRetentionRules;
import com.influxdb.client.domain.Organization;
import com.influxdb.exceptions.NotFoundException;
import io.realtimeanalytics.history.StoreConfig;
import io.realtimeanalytics.history.point.Place;
import io.realtimeanalytics.history.point.Tier;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One bucket for each place, with its retention. */
final class Buckets {

    private static final Logger LOG = LoggerFactory.getLogger(Buckets.class);

    private final InfluxDBClient client;
    private final StoreConfig config;

    Buckets(InfluxDBClient client, StoreConfig config) {
        this.client = client;
        this.config = config;
    }

    /** Name of a place's bucket. */
    String nameOf(Place place) {
        return config.bucketPrefix() + '-' + place.id();
    }

    /** Creates or changes what is not as it should be. */
    void prepare() {
        for (Place place : Place.all()) {
            int seconds = Math.toIntExact(config.retention().of(place.keptAs()).toSeconds());
            Bucket bucket = find(place);
            if (bucket == null) {
                create(place, seconds);
            } else if (secondsOf(bucket) != seconds) {
                bucket.retentionRules(List.of(keep(seconds)));
                api().updateBucket(bucket);
                LOG.info("bucket {} now keeps {} s", nameOf(place), seconds);
            }
        }
    }

    /** Deletes the buckets of points. */
    void delete() {
        for (Tier tier : Tier.values()) {
            Bucket bucket = find(tier);
            if (bucket != null) {
                api().deleteBucket(bucket);
                LOG.info("bucket {} deleted", nameOf(tier));
            }
        }
    }

    /** What the store keeps; zero for a bucket that is not there. */
    Duration retentionOf(Place place) {
        Bucket bucket = find(place);
        return Duration.ofSeconds(bucket == null ? 0 : secondsOf(bucket));
    }

    private void create(Place place, int seconds) {
        Organization owner =
                client.getOrganizationsApi().findOrganizations().stream()
                        .filter(candidate -> config.organization().equals(candidate.getName()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new NoSuchOrganizationException(
                                                "no organization " + config.organization()));
        api().createBucket(nameOf(place), keep(seconds), owner);
        LOG.info("bucket {} created, keeps {} s", nameOf(place), seconds);
    }

    private @Nullable Bucket find(Place place) {
        try {
            return api().findBucketByName(nameOf(place));
        } catch (NotFoundException e) {
            return null;
        }
    }

    private BucketsApi api() {
        return client.getBucketsApi();
    }

    private static BucketRetentionRules keep(int seconds) {
        return new BucketRetentionRules().everySeconds(seconds);
    }

    private static long secondsOf(Bucket bucket) {
        return bucket.getRetentionRules().stream()
                .mapToLong(BucketRetentionRules::getEverySeconds)
                .findFirst()
                .orElse(0);
    }

    /** A mistake in the settings, or a store that is not set up yet: may be there later. */
    static final class NoSuchOrganizationException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoSuchOrganizationException(String message) {
            super(message);
        }
    }
}
