package io.realtimeanalytics.pipeline.stream;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static io.realtimeanalytics.pipeline.testing.TestEvents.order;
import static io.realtimeanalytics.pipeline.testing.TestEvents.pageViewOf;
import static io.realtimeanalytics.pipeline.testing.TestEvents.vital;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.pipeline.count.Count;
import io.realtimeanalytics.pipeline.ingest.Outcome;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class StreamSerializersTest {

    @Test
    void eventsArriveAsTheyWere() throws IOException {
        SiteEvent view = pageViewOf("/caf\u00e9/\ud83d\ude00", "e-1", "v-1", MORNING);
        List<SiteEvent> events =
                Stream.concat(
                                Stream.of(
                                        pageViewOf("/" + "x".repeat(70_000), "e-2", "v-1", MORNING),
                                        pageViewOf("/" + "y".repeat(253), "e-3", "v-1", MORNING),
                                        pageViewOf("/" + "y".repeat(254), "e-4", "v-1", MORNING),
                                        vital("CLS", 0.123, "e-5", MORNING),
                                        order("t-1", "e-6", "v-1", MORNING),
                                        order("t-1", "e-7", "v-1", MORNING).traced("00-a-b-01")),
                                Stream.of(Outcome.values()).map(view::as))
                        .toList();

        assertThat(roundTrip(events, SiteEvent.class)).isEqualTo(events);
    }

    @Test
    void anEventWithoutAVisitorStaysWithoutOne() throws IOException {
        List<SiteEvent> events = List.of(pageViewOf("/", "e-1", null, MORNING));

        assertThat(roundTrip(events, SiteEvent.class)).isEqualTo(events);
    }

    @Test
    void additionsArriveAsTheyWere() throws IOException {
        List<Count> counts =
                List.of(
                        Count.ofEvent("shop", Metric.TOP_PAGES, "/\u00fc", MORNING, 7, MORNING + 1)
                                .ofId(-5)
                                .takenBack(),
                        Count.ofEvent("shop", Metric.EVENTS, "", MORNING, 0, MORNING)
                                .traced("00-a-b-01"),
                        Count.ofWindows(
                                "shop",
                                Metric.VISITORS,
                                Window.ONE_HOUR,
                                "v-1",
                                MORNING,
                                MORNING + 1,
                                MORNING + 2));

        assertThat(roundTrip(counts, Count.class)).isEqualTo(counts);
    }

    @Test
    void namesAreReadAsTheSameObject() throws IOException {
        SiteEvent event = pageViewOf("/a", "e-1", "v-1", MORNING);
        List<SiteEvent> read = roundTrip(List.of(event, event), SiteEvent.class);

        assertThat(read.get(0).path()).isSameAs(read.get(1).path());
    }

    private static <T> List<T> roundTrip(List<T> records, Class<T> type) throws IOException {
        TypeSerializer<T> writer =
                TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
        TypeSerializer<T> reader = writer.duplicate();
        DataOutputSerializer target = new DataOutputSerializer(64);
        for (T record : records) {
            writer.serialize(record, target);
        }
        DataInputDeserializer source = new DataInputDeserializer(target.getCopyOfBuffer());
        List<T> read = new ArrayList<>();
        while (source.available() > 0) {
            read.add(reader.deserialize(source));
        }
        return read;
    }
}
