package io.realtimeanalytics.local.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Settings of a broker that is its own controller, for one user on one machine. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String LOOPBACK = "127.0.0.1";
    private static final long SEGMENT_BYTES = 32L << 20;
    // 28 partitions: bounds the disk that all topics take to about 4 GiB.
    private static final long RETAINED_BYTES_PER_PARTITION = 128L << 20;
    // After a crash the job needs time to commit what it had prepared, before the broker gives up
    // on transactions that timed out while it was itself down.
    private static final Duration TRANSACTION_SCAN_INTERVAL = Duration.ofMinutes(3);

    private BrokerSettings() {}

    static Map<String, String> of(Path folder, int port, int controllerPort) {
        Map<String, String> settings = new TreeMap<>();
        listeners(settings, port, controllerPort);
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.segment.bytes", Long.toString(SEGMENT_BYTES));
        settings.put("log.retention.bytes", Long.toString(RETAINED_BYTES_PER_PARTITION));
        settings.put("log.retention.check.interval.ms", "60000");
        settings.put("log.cleaner.dedupe.buffer.size", Long.toString(8L << 20));
        settings.put(
                "transaction.abort.timed.out.transaction.cleanup.interval.ms",
                Long.toString(TRANSACTION_SCAN_INTERVAL.toMillis()));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("controller.quorum.election.timeout.ms", "200");
        // After a kill, the controller refuses the new broker until the old one's session is over.
        settings.put("broker.session.timeout.ms", "4000");
        settings.put("broker.heartbeat.interval.ms", "500");
        singleReplica(settings);
        return settings;
    }

    private static void listeners(Map<String, String> settings, int port, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + LOOPBACK + ":" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put(
                "listeners",
                "PLAINTEXT://%s:%d,%s://%s:%d"
                        .formatted(LOOPBACK, port, CONTROLLER_LISTENER, LOOPBACK, controllerPort));
        settings.put("advertised.listeners", "PLAINTEXT://" + LOOPBACK + ":" + port);
        settings.put(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
    }

    private static void singleReplica(Map<String, String> settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }
}
