package io.realtimeanalytics.local;

import io.realtimeanalytics.local.flink.LocalFlink;
import io.realtimeanalytics.local.folder.RunFolder;
import io.realtimeanalytics.local.kafka.LocalKafka;
import io.realtimeanalytics.local.registry.LocalRegistry;
import io.realtimeanalytics.local.store.LocalStore;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What the platform's own programs stand on. */
record Platform(LocalKafka kafka, LocalRegistry registry, LocalFlink flink, LocalStore store) {

    /**
     * Nothing is started yet.
     *
     * @param onFailure told with a message for people if a part ends by itself
     */
    static Platform of(LocalRunConfig config, Consumer<String> onFailure) {
        RunFolder folder = config.folder();
        Ports ports = config.ports();
        Path logs = folder.logs();
        LocalKafka.onFatalError(
                () -> onFailure.accept("Kafka cannot go on; see " + logs.resolve("kafka.log")));
        return new Platform(
                new LocalKafka(folder.kafka(), ports.kafka(), ports.kafkaController()),
                new LocalRegistry(
                        config.resources().registry(),
                        folder.registry(),
                        logs.resolve("registry.log"),
                        ports.registry(),
                        onFailure),
                new LocalFlink(folder.flink(), logs.resolve("flink.log"), ports.flink()),
                new LocalStore(folder.store(), logs.resolve("questdb.log"), ports.store()));
    }
}
