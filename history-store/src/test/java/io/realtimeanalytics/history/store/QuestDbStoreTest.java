package io.realtimeanalytics.history.store;

import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.testing.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class QuestDbStoreTest extends HistoryContract {

    @TempDir private static Path folder;
    private static EmbeddedStore server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedStore.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    PointStore open(Retention retention) {
        return PointStores.open(server.config(retention));
    }

    @Override
    PointStore openUnprepared() throws Exception {
        server.execute("DROP TABLE results_1m");
        return open(RETENTION);
    }
}
