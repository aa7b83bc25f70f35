package io.realtimeanalytics.pipeline.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.pattern.candidate.Sighting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final long MORNING = TestSite.SUNDAY_AT_8;

    private OneInputStreamOperatorTestHarness<Sighting, Sample> sampler;

    @BeforeEach
    void open() throws Exception {
        sampler = new OneInputStreamOperatorTestHarness<>(new Sampler());
        sampler.open();
    }

    @AfterEach
    void close() throws Exception {
        sampler.close();
    }

    @Test
    void samplesDependNeitherOnOrderNorOnCopies() throws Exception {
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            sightings.add(pageView("e-" + i, MORNING + i * 100L, i % 2 == 0 ? "DE" : "FR"));
        }
        Map<String, Sample> once = samplesOf(sightings, 1_000);
        sightings.addAll(sightings.subList(0, 50));
        Collections.shuffle(sightings, new Random(1));

        assertThat(samplesOf(sightings, 7)).usingRecursiveComparison().isEqualTo(once);
        assertThat(once).containsKeys("events", "country/DE", "country/FR", "device/mobile");
        assertThat(once.get("country/DE"))
                .extracting(Sample::eventIds)
                .satisfies(ids -> assertThat(ids).hasSize(10));
        assertThat(once.get("events"))
                .extracting(Sample::oldestMillis, Sample::newestMillis)
                .containsExactly(MORNING, MORNING + 19_900);
    }

    /** Samples of the minute, merged over flushes of some events each. */
    private static Map<String, Sample> samplesOf(List<Sighting> sightings, int perFlush)
            throws Exception {
        Map<String, Sample> merged = new TreeMap<>();
        OneInputStreamOperatorTestHarness<Sighting, Sample> operator =
                new OneInputStreamOperatorTestHarness<>(new Sampler());
        operator.open();
        for (int i = 0; i < sightings.size(); i++) {
            operator.processElement(sightings.get(i), 0);
            if (i % perFlush == perFlush - 1) {
                operator.prepareSnapshotPreBarrier(i);
            }
        }
        operator.prepareSnapshotPreBarrier(sightings.size());
        for (Sample sample : operator.extractOutputValues()) {
            merged.merge(sample.series(), sample, SamplerTest::both);
        }
        operator.close();
        return merged;
    }

    private static Sample both(Sample left, Sample right) {
        return new Sample(
                left.siteId(),
                left.minuteMillis(),
                left.series(),
                Math.min(left.oldestMillis(), right.oldestMillis()),
                Math.max(left.newestMillis(), right.newestMillis()),
                Smallest.merge(left.eventIds(), right.eventIds()),
                Smallest.merge(left.visitorIds(), right.visitorIds()));
    }

    @Test
    void eventTimeMovesInSecondsBehindAllThatBelongsToThem() throws Exception {
        sampler.processElement(pageView("e-1", MORNING, "DE"), 0);
        sampler.processWatermark(new Watermark(MORNING + 100));
        sampler.processElement(pageView("e-2", MORNING + 150, "DE"), 0);
        sampler.processWatermark(new Watermark(MORNING + 900));
        int before = sampler.extractOutputValues().size();
        sampler.processWatermark(new Watermark(MORNING + 1_100));

        assertThat(before).isEqualTo(3);
        assertThat(sampler.extractOutputValues()).hasSize(6);
        assertThat(sampler.getOutput())
                .filteredOn(Watermark.class::isInstance)
                .containsExactly(new Watermark(MORNING), new Watermark(MORNING + 1_000));
    }

    @Test
    void aFloodOfValuesIsBoundedTheSameWayWhateverTheOrder() throws Exception {
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            sightings.add(pageView("e-" + i, MORNING, "c-" + i));
        }
        Map<String, Sample> inOrder = samplesOf(sightings, 1_000_000);
        Collections.shuffle(sightings, new Random(2));

        assertThat(inOrder).hasSize(Sampler.MAX_ITEMS + 2);
        assertThat(samplesOf(sightings, 1_000_000).keySet()).isEqualTo(inOrder.keySet());
    }

    private static Sighting pageView(String id, long at, String country) {
        return new Sighting("shop", id, "v-" + id, at, country, "mobile", "", "", "");
    }
}
