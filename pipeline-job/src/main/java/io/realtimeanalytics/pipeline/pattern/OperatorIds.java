package io.realtimeanalytics.pipeline.pattern;

/**
 * Identity of every operator of the patterns job in savepoints. Never change one: state would be
 * lost on the next upgrade.
 */
final class OperatorIds {

    static final String EVENTS = "pattern-events";
    static final String DEFINITIONS = "pattern-definitions";
    static final String TURNS = "pattern-turns";
    static final String ROUTING = "pattern-routing";
    static final String SEQUENTIAL = "pattern-sequential";
    static final String SEQUENCES = "pattern-sequences";
    static final String FREQUENT = "pattern-frequent";
    static final String RATES = "pattern-rates";
    static final String LIFECYCLE = "pattern-alerts";
    static final String SIGHTED = "anomaly-sightings";
    static final String SETTLED_RESULTS = "anomaly-results";
    static final String ALERTS_SINK = "alerts-sink";

    private OperatorIds() {}
}
