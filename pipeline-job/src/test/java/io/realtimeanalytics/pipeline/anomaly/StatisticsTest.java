package io.realtimeanalytics.pipeline.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void medianAndDeviationDoNotFollowOutliers() {
        assertThat(Statistics.median(new double[] {9, 1, 5})).isEqualTo(5);
        assertThat(Statistics.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
        assertThat(Statistics.median(new double[0])).isZero();
        assertThat(Statistics.mad(new double[] {10, 11, 9, 12, 8, 1_000})).isEqualTo(1.5);
    }

    @Test
    void surpriseOfNothingIsWhatWasExpected() {
        assertThat(Statistics.surprise(0, 14)).isEqualTo(14);
        assertThat(Statistics.surprise(20, 20)).isZero();
    }

    @Test
    void surpriseBoundsTheChanceOfPoissonCounts() {
        for (double expected : new double[] {1, 5, 20, 100}) {
            for (int count = 0; count < 4 * expected + 30; count++) {
                double chance =
                        count <= expected
                                ? poisson(expected, 0, count)
                                : poisson(expected, count, count + 500);
                assertThat(chance)
                        .isLessThanOrEqualTo(
                                Math.exp(-Statistics.surprise(count, expected)) + 1e-12);
            }
        }
    }

    private static double poisson(double expected, int from, int to) {
        double sum = 0;
        double logFactorial = 0;
        for (int count = 0; count <= to; count++) {
            logFactorial += count == 0 ? 0 : Math.log(count);
            sum +=
                    count < from
                            ? 0
                            : Math.exp(count * Math.log(expected) - expected - logFactorial);
        }
        return sum;
    }

    @Test
    void surpriseOfARateCountsHowMuchTheReferenceKnows() {
        double sure = Statistics.rateSurprise(0, 100, 1_000, 10_000);
        double unsure = Statistics.rateSurprise(0, 100, 10, 100);

        assertThat(sure).isCloseTo(1_000 * Math.log(10_100.0 / 10_000), within(1e-9));
        assertThat(unsure).isCloseTo(10 * Math.log(2), within(1e-9));
        assertThat(Statistics.rateSurprise(10, 100, 1_000, 10_000)).isCloseTo(0, within(1e-9));
    }
}
