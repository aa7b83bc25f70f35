package io.realtimeanalytics.verification.ledger;

import java.io.PrintStream;
import java.util.List;

/** The result of a check as a table for people. */
final class Report {

    private final Ledger ledger;
    private final Topics.Events events;
    private final List<Sent> arrived;
    private final Truth truth;
    private final Comparison comparison;

    Report(
            Ledger ledger,
            Topics.Events events,
            List<Sent> arrived,
            Truth truth,
            Comparison comparison) {
        this.ledger = ledger;
        this.events = events;
        this.arrived = arrived;
        this.truth = truth;
        this.comparison = comparison;
    }

    boolean isExact() {
        return comparison.isExact() && missingFromTopic() == 0 && truth.events() > 0;
    }

    void print(long keptAsLate, long keptAsDeadLetters, PrintStream out) {
        row(out, "ledger lines", ledger.acknowledged().size() + ledger.uncertain().size());
        row(out, "acknowledged by Kafka", ledger.acknowledged().size());
        row(out, "under way at a kill", ledger.uncertain().size());
        row(out, "  of these found in the topic", arrived.size() - ledger.acknowledged().size());
        row(out, "acknowledged, not in the topic", missingFromTopic());
        for (Sent.Kind kind : Sent.Kind.values()) {
            row(out, "  sent as " + kind.name().toLowerCase(java.util.Locale.ROOT), count(kind));
        }
        row(out, "kept in events.late", keptAsLate);
        row(out, "kept in events.dead-letter", keptAsDeadLetters);
        row(out, "distinct events to be counted", truth.events());
        row(out, "values compared", comparison.values());
        row(out, "lost", comparison.lost());
        row(out, "counted twice", comparison.countedTwice());
        comparison.examples().forEach(example -> out.println("  wrong: " + example));
        out.println(isExact() ? "EXACT" : "NOT EXACT");
    }

    private long missingFromTopic() {
        return ledger.acknowledged().stream()
                .filter(sent -> sent.kind() != Sent.Kind.UNDECODABLE)
                .filter(sent -> !events.eventIds().contains(sent.eventId()))
                .count();
    }

    private long count(Sent.Kind kind) {
        return arrived.stream().filter(sent -> sent.kind() == kind).count();
    }

    private static void row(PrintStream out, String name, long value) {
        out.printf("%-34s %12d%n", name, value);
    }
}
