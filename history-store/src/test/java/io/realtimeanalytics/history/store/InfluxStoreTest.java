package io.realtimeanalytics.history.store;

import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.testing.InfluxServer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

class InfluxStoreTest extends HistoryContract {

    private static @Nullable InfluxServer server;

    @BeforeAll
    static void find() {
        server = InfluxServer.find().orElse(null);
        if (server == null) {
            System.err.println("InfluxStoreTest " + InfluxServer.ABSENT);
        }
        Assumptions.assumeTrue(server != null, InfluxServer.ABSENT);
    }

    @AfterAll
    static void release() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    PointStore open(Retention retention) {
        return PointStores.open(Objects.requireNonNull(server).config("contract", retention));
    }

    @Override
    PointStore openUnprepared() {
        Objects.requireNonNull(server).deleteBucket("contract-1m");
        return open(RETENTION);
    }
}
