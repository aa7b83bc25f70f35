package io.realtimeanalytics.history.point;

import io.realtimeanalytics.event.topic.Topic;

/** A kind of happening that is kept one by one, as long as a tier is. */
public enum Journal implements Place {
    /** Finished sessions, by the time of their last event; as long as minutes. */
    SESSIONS(Topic.SESSIONS, Tier.ONE_MINUTE),
    /** Alerts in their newest state, by the time of their detection; as long as hours. */
    ALERTS(Topic.ALERTS, Tier.ONE_HOUR);

    private final String topicName;
    private final Tier keptAs;

    Journal(Topic topic, Tier keptAs) {
        this.topicName = topic.name();
        this.keptAs = keptAs;
    }

    @Override
    public String id() {
        return topicName;
    }

    @Override
    public String measurement() {
        return id();
    }

    @Override
    public Tier keptAs() {
        return keptAs;
    }
}
