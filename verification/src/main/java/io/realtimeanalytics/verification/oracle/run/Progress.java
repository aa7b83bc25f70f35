package io.realtimeanalytics.verification.oracle.run;

import io.realtimeanalytics.event.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a job has come in the topic of events, by the offsets that it commits. */
final class Progress {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 200;

    private final String bootstrapServers;
    private final String group;

    Progress(String bootstrapServers, String group) {
        this.bootstrapServers = bootstrapServers;
        this.group = group;
    }

    /**
     * Waits until a share of the topic is read.
     *
     * @param share 0 to 1
     */
    void awaitShare(double share)
            throws ExecutionException, InterruptedException, TimeoutException {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            long total = recordsIn(admin);
            while (readIn(admin) < share * total) {
                if (System.nanoTime() > deadlineNanos) {
                    throw new TimeoutException("the job has not read " + share + " of the topic");
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private static long recordsIn(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < Topic.EVENTS.partitions(); partition++) {
            ends.put(new TopicPartition(Topic.EVENTS.name(), partition), OffsetSpec.latest());
        }
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private long readIn(Admin admin) throws ExecutionException, InterruptedException {
        return admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }
}
