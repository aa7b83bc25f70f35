package io.realtimeanalytics.verification.charts;

import java.util.Comparator;

/** Who may open a connection to whom, at which port. */
record Edge(String from, String to, int port) implements Comparable<Edge> {

    @Override
    public int compareTo(Edge other) {
        return Comparator.comparing(Edge::from)
                .thenComparing(Edge::to)
                .thenComparingInt(Edge::port)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return "| " + from + " | " + to + " | " + port + " |";
    }
}
