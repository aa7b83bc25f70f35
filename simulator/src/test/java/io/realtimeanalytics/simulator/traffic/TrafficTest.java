package io.realtimeanalytics.simulator.traffic;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.simulator.testing.TrafficSample;
import io.realtimeanalytics.simulator.testing.TrafficSample.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final TrafficSample SAMPLE = TrafficSample.of(Settings.of(7, 2_000, 120_000));
    private static final List<Event> EVENTS = SAMPLE.events();

    @Test
    void repeatsItselfByteForByteWithTheSameSeed() {
        List<String> once = bytes(TrafficSample.of(Settings.of(7, 500, 5_000)));
        List<String> again = bytes(TrafficSample.of(Settings.of(7, 500, 5_000)));

        assertThat(again).isEqualTo(once);
    }

    @Test
    void sharesNoIdWithTheTrafficOfAnotherSeed() {
        Set<String> ids = new HashSet<>();
        for (long seed = 1; seed <= 2; seed++) {
            TrafficSample.of(Settings.of(seed, 500, 5_000))
                    .outgoing()
                    .forEach(event -> ids.add(event.eventId()));
        }

        assertThat(ids).hasSize(10_000);
    }

    @Test
    void stampsEveryEventWithItsDueTime() {
        assertThat(EVENTS.stream().map(TrafficTest::times).distinct().count()).isEqualTo(60_000);
        for (int number = 0; number < EVENTS.size(); number += 1_000) {
            assertThat(times(EVENTS.get(number)))
                    .containsOnly(TrafficSample.START_MILLIS + number / 2);
        }
    }

    @Test
    void keysEveryEventByItsVisitorOrByItself() {
        for (int number = 0; number < EVENTS.size(); number += 7) {
            Event event = EVENTS.get(number);
            String suffix = Objects.requireNonNullElse(event.getVisitorId(), event.getEventId());
            assertThat(new String(SAMPLE.outgoing().get(number).key(), StandardCharsets.UTF_8))
                    .isEqualTo(event.getSiteId() + '|' + suffix);
        }
    }

    @Test
    void sharesTheTrafficOutByWeightOfTheSites() {
        Map<String, Double> shares = shares(Event::getSiteId);

        assertThat(shares.get("aurora-outdoor")).isCloseTo(0.70, within(0.02));
        assertThat(shares.get("nova-electronics")).isCloseTo(0.25, within(0.02));
        assertThat(shares.get("pine-books")).isCloseTo(0.05, within(0.01));
    }

    @Test
    void mixesTypesAsAWebsiteDoes() {
        Map<EventType, Double> shares = shares(Event::getEventType);

        assertThat(shares.get(EventType.page_view)).isBetween(0.15, 0.35);
        assertThat(shares.get(EventType.click)).isBetween(0.10, 0.30);
        assertThat(shares.get(EventType.heartbeat)).isBetween(0.10, 0.25);
        assertThat(shares.get(EventType.custom)).isBetween(0.10, 0.25);
        assertThat(shares.get(EventType.web_vital)).isBetween(0.10, 0.25);
        assertThat(shares.get(EventType.conversion)).isBetween(0.0008, 0.005);
        assertThat(shares.get(EventType.exception)).isBetween(0.0005, 0.01);
    }

    @Test
    void mixesDevicesCountriesAndLanguagesWithTheirCorrelations() {
        assertThat(share(event -> event.getDevice().getType().equals("mobile")))
                .isCloseTo(0.56, within(0.03));
        assertThat(share(event -> event.getGeo().getCountry().equals("DE"))).isBetween(0.15, 0.40);
        assertThat(EVENTS)
                .filteredOn(event -> event.getDevice().getBrowser().equals("Safari"))
                .allMatch(event -> Set.of("iOS", "macOS").contains(event.getDevice().getOs()));
        assertThat(EVENTS)
                .filteredOn(event -> event.getGeo().getCountry().equals("JP"))
                .isNotEmpty()
                .allMatch(event -> event.getDevice().getTimezone().equals("Asia/Tokyo"));
        assertThat(EVENTS)
                .filteredOn(event -> event.getDevice().getLanguage().equals("fr-CH"))
                .isNotEmpty()
                .allMatch(event -> event.getGeo().getCountry().equals("CH"));
    }

    @Test
    void letsVisitsBeginDirectlyByReferrerAndByCampaign() {
        List<Event> entrances =
                EVENTS.stream()
                        .filter(event -> event.getEventType() == EventType.session_start)
                        .toList();
        double all = entrances.size();

        assertThat(count(entrances, event -> event.getPage().getReferrer() == null) / all)
                .isCloseTo(0.345, within(0.03));
        assertThat(count(entrances, event -> event.getCampaign() != null) / all)
                .isCloseTo(0.29, within(0.03));
        assertThat(entrances)
                .filteredOn(event -> event.getCampaign() != null)
                .allMatch(event -> event.getPage().getUrl().contains("utm_source="));
    }

    @Test
    void fillsTheSitesWithSomeTenThousandVisitorsAtTwoThousandEventsPerSecond() {
        long visitors =
                EVENTS.stream()
                        .skip(60_000)
                        .map(Event::getVisitorId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count();

        assertThat(SAMPLE.traffic().activeVisitors()).isBetween(10_000, 20_000);
        assertThat(visitors).isGreaterThan(10_000);
    }

    @Test
    void recognizesNobodyWhoAskedForPrivacy() {
        List<Event> unrecognized =
                EVENTS.stream().filter(event -> event.getVisitorId() == null).toList();

        assertThat(unrecognized.size() / (double) EVENTS.size()).isCloseTo(0.02, within(0.005));
        assertThat(
                        unrecognized.stream()
                                .allMatch(
                                        event ->
                                                event.getSessionId() == null
                                                        && event.getConsent().getGpc()))
                .isTrue();
    }

    @Test
    void letsVisitorsComeBackForAnotherSession() {
        List<Event> events =
                TrafficSample.of(Settings.of(3, 200, 120_000).with(Duration.ofSeconds(60)))
                        .events();
        Map<String, Set<Integer>> sessionsByVisitor = new HashMap<>();
        for (Event event : events) {
            if (event.getVisitorId() != null) {
                sessionsByVisitor
                        .computeIfAbsent(event.getVisitorId(), id -> new HashSet<>())
                        .add(event.getSessionNumber());
            }
        }

        assertThat(sessionsByVisitor.values()).anyMatch(sessions -> sessions.size() >= 2);
        assertThat(
                        sessionsByVisitor.values().stream()
                                .filter(sessions -> sessions.size() >= 2)
                                .count())
                .isGreaterThan(sessionsByVisitor.size() / 20);
    }

    private static List<String> bytes(TrafficSample sample) {
        return sample.outgoing().stream()
                .map(
                        event ->
                                HexFormat.of().formatHex(event.key())
                                        + ' '
                                        + HexFormat.of().formatHex(event.body()))
                .toList();
    }

    private static List<Long> times(Event event) {
        return List.of(
                event.getCreatedAt(),
                event.getSentAt(),
                event.getReceivedAt(),
                event.getEventTime());
    }

    private static <K> Map<K, Double> shares(Function<Event, K> key) {
        Map<K, Double> shares = new HashMap<>();
        EVENTS.stream()
                .collect(groupingBy(key, counting()))
                .forEach((value, count) -> shares.put(value, count / (double) EVENTS.size()));
        return shares;
    }

    private static double share(Predicate<Event> condition) {
        return count(EVENTS, condition) / (double) EVENTS.size();
    }

    private static long count(List<Event> events, Predicate<Event> condition) {
        return events.stream().filter(condition).count();
    }
}
