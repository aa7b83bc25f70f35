package io.realtimeanalytics.bridge.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.realtimeanalytics.bridge.testing.Events;
import io.realtimeanalytics.event.avro.Bot;
import io.realtimeanalytics.event.avro.Campaign;
import io.realtimeanalytics.event.avro.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactReaderTest {

    private static final long NOON = 1_780_315_200_000L;
    private static final Duration MAX_LATENESS = Duration.ofMinutes(15);

    private final FactReader reader = new FactReader(MAX_LATENESS);

    @Test
    void countsAnEventAndNoneOfItsCopies() {
        assertThat(read(Events.pageView("shop", "e1", NOON))).hasSize(1);
        assertThat(read(Events.pageView("shop", "e1", NOON))).isEmpty();
        assertThat(read(Events.pageView("shop", "e1", NOON + 60_000))).isEmpty();
        assertThat(read(Events.pageView("other", "e1", NOON))).hasSize(1);
        assertThat(read(Events.pageView("shop", "e1", NOON + 180_000))).hasSize(1);
    }

    @Test
    void doesNotCountWhatIsLateOrARobots() {
        long late = NOON + MAX_LATENESS.toMillis() + 1;
        Bot bot = Bot.newBuilder().setIsBot(true).build();

        assertThat(read(Events.pageView("shop", "e1", NOON).setReceivedAt(late))).isEmpty();
        assertThat(read(Events.pageView("shop", "e2", NOON).setReceivedAt(late - 1))).hasSize(1);
        assertThat(read(Events.pageView("shop", "e3", NOON).setBot(bot))).isEmpty();
    }

    @Test
    void knowsWhereTheVisitOfAnEventCameFrom() {
        Campaign spring = Campaign.newBuilder().setCampaign("spring").build();
        read(Events.entrance("shop", "e1", NOON, "https://www.news.example/a").setCampaign(spring));

        Fact page = read(Events.pageView("shop", "e2", NOON + 1_000)).get(0).fact();
        Fact other =
                read(Events.pageView("shop", "e3", NOON + 1_000).setVisitorId("v2")).get(0).fact();

        assertThat(page)
                .extracting(Fact::source, Fact::campaign, Fact::entrance, Fact::entranceCampaign)
                .containsExactly("news.example", "spring", "", "");
        assertThat(other).extracting(Fact::source, Fact::campaign).containsExactly("", "");
    }

    @Test
    void countsAConversionOnceAtItsEarliestTelling() {
        assertThat(read(Events.purchase("shop", "e1", NOON, "t1", 500)))
                .extracting(FactChange::isAdded, change -> change.fact().valueMinor())
                .containsExactly(tuple(true, 500L));
        assertThat(read(Events.purchase("shop", "e2", NOON + 1, "t1", 600)))
                .extracting(FactChange::isAdded, change -> change.fact().name())
                .containsExactly(tuple(true, ""));
        assertThat(read(Events.purchase("shop", "e3", NOON - 1, "t1", 700)))
                .extracting(FactChange::isAdded, change -> change.fact().valueMinor())
                .containsExactly(tuple(false, 500L), tuple(true, 0L), tuple(true, 700L));
    }

    private List<FactChange> read(Event.Builder event) {
        return reader.read(event.build());
    }
}
