package io.realtimeanalytics.history.store;

import io.realtimeanalytics.history.StoreConfig;
import io.realtimeanalytics.history.influx.InfluxStore;
import io.realtimeanalytics.history.questdb.QuestDbStore;

/** The stores that there are. */
public final class PointStores {

    private PointStores() {}

    /** The store that the settings name. Nothing is sent yet. */
    public static PointStore open(StoreConfig config) {
        return switch (config.kind()) {
            case INFLUXDB -> InfluxStore.open(config);
            case QUESTDB -> QuestDbStore.open(config);
        };
    }
}
