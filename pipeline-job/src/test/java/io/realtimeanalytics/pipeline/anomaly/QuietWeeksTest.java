package io.realtimeanalytics.pipeline.anomaly;

import static io.realtimeanalytics.pipeline.anomaly.TestSite.HOUR;
import static io.realtimeanalytics.pipeline.anomaly.TestSite.MINUTE;
import static io.realtimeanalytics.pipeline.anomaly.TestSite.SUNDAY_AT_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A site on which nothing happens but chance, for two weeks and a day. */
class QuietWeeksTest {

    private static final int MINUTES = (2 * 7 + 1) * 24 * 60;
    private static final int SERIES_OF_SITE = 3;
    private static final int ITEMS = 5;
    private static final int DETECTORS_OF_ITEMS = 2;
    private static final int CONVERSION_WINDOWS = 2;
    private static final int CONVERSION_STEP_MINUTES = 5;

    @Test
    void alertsAreAsRareAsTheThresholdsPromise() throws Exception {
        Random random = new Random(20261122);
        try (TestSite site = new TestSite()) {
            for (int i = 0; i < MINUTES; i++) {
                long at = SUNDAY_AT_8 + i * MINUTE;
                site.minute(at, quietMinute(random, at));
            }

            assertThat(site.alerts())
                    .filteredOn(alert -> alert.status().equals(AlertUpdate.OPEN))
                    .hasSizeLessThanOrEqualTo(mostInAThousand(expectedAlerts()));
        }
    }

    /** Looks, times the chance that each threshold allows. */
    private static double expectedAlerts() {
        double bySite = SERIES_OF_SITE * MINUTES * Math.exp(-14);
        double byItem = ITEMS * DETECTORS_OF_ITEMS * MINUTES * Math.exp(-18);
        double byConversion =
                CONVERSION_WINDOWS * MINUTES / (double) CONVERSION_STEP_MINUTES * Math.exp(-9.2);
        return bySite + byItem + byConversion;
    }

    /** The number that a Poisson count exceeds once in a thousand times. */
    private static int mostInAThousand(double expected) {
        int most = 0;
        double chance = Math.exp(-expected);
        double sum = chance;
        while (sum < 0.999) {
            most++;
            chance *= expected / most;
            sum += chance;
        }
        return most;
    }

    /** By day three times as many as by night, as the sun goes. */
    private static Map<String, Integer> quietMinute(Random random, long at) {
        double dayPart = Math.sin(2 * Math.PI * at / (24.0 * HOUR));
        double visitors = 40 + 20 * dayPart;
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("visitors", poisson(random, visitors));
        counts.put("country/DE", poisson(random, 0.7 * visitors));
        counts.put("country/FR", poisson(random, 0.3 * visitors));
        counts.put("device/mobile", poisson(random, visitors));
        counts.put("referrer/search.example", poisson(random, 0.3 * visitors));
        counts.put("referrer/(direct)", poisson(random, 0.1 * visitors));
        counts.put("exceptions", poisson(random, 4));
        int sessions = poisson(random, 0.4 * visitors);
        counts.put("sessions", sessions);
        counts.put("converting_sessions", poisson(random, 0.05 * sessions));
        return counts;
    }

    private static int poisson(Random random, double expected) {
        double limit = Math.exp(-expected);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; count++) {
            product *= random.nextDouble();
        }
        return count;
    }
}
