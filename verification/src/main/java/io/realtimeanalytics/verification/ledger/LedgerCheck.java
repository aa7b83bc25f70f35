package io.realtimeanalytics.verification.ledger;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the simulator's ledger with the topics of a running platform and prints a table. Exit
 * code 0 if every value is exact, 1 if not, 2 if it could not be compared.
 *
 * <p>Waits while results still arrive: gives up when they are wrong and stay the same for half a
 * minute.
 */
public final class LedgerCheck {

    private static final int PATIENCE_READINGS = 10;
    private static final long READING_INTERVAL_MILLIS = 3_000;

    private final Topics topics;
    private final Ledger ledger;

    private LedgerCheck(Topics topics, Ledger ledger) {
        this.topics = topics;
        this.ledger = ledger;
    }

    /** Arguments: ledger file, Kafka host:port, base of the schema registry's API. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 3) {
            System.err.println("usage: LedgerCheck LEDGER KAFKA_HOST:PORT SCHEMA_REGISTRY_URL");
            System.exit(2);
        }
        try {
            Ledger ledger = Ledger.read(Path.of(arguments[0]));
            Topics topics =
                    new Topics(
                            new TopicReader(arguments[1]),
                            new HttpSchemaRegistry(URI.create(arguments[2])));
            boolean isExact = new LedgerCheck(topics, ledger).run();
            System.exit(isExact ? 0 : 1);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("ledger check: " + e.getMessage());
            System.exit(2);
        }
    }

    private boolean run() throws InterruptedException {
        Topics.Events events = topics.events();
        List<Sent> arrived = arrived(events.eventIds());
        Truth truth = Truth.of(arrived);
        Set<String> sites =
                Stream.concat(ledger.acknowledged().stream(), ledger.uncertain().stream())
                        .map(Sent::siteId)
                        .collect(Collectors.toSet());
        Comparison comparison = compare(truth, sites);
        Comparison before = comparison;
        for (int unchanged = 0; !comparison.isExact() && unchanged < PATIENCE_READINGS; ) {
            Thread.sleep(READING_INTERVAL_MILLIS);
            comparison = compare(truth, sites);
            unchanged = comparison.equals(before) ? unchanged + 1 : 0;
            before = comparison;
        }
        Report report = new Report(ledger, events, arrived, truth, comparison);
        report.print(
                topics.rejectedPlaces(Topic.EVENTS_LATE).size(),
                topics.rejectedPlaces(Topic.EVENTS_DEAD_LETTER).size(),
                System.out);
        return report.isExact();
    }

    private Comparison compare(Truth truth, Set<String> sites) {
        return Comparison.of(truth, topics.results(Topic.METRICS_LIVE).values(), sites);
    }

    /** What is in the topic: all that was acknowledged, and of the rest what can be found there. */
    private List<Sent> arrived(Set<String> eventIds) {
        List<Sent> arrived = new ArrayList<>(ledger.acknowledged());
        for (Sent sent : ledger.uncertain()) {
            if (eventIds.contains(sent.eventId())) {
                arrived.add(sent);
            }
        }
        return arrived;
    }
}
