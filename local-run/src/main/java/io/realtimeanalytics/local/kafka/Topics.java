package io.realtimeanalytics.local.kafka;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.local.part.FailedStartException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Creates the platform's topics, and brings those that are there already into line. */
final class Topics {

    private static final long TIMEOUT_SECONDS = 30;
    private static final short SINGLE_REPLICA = 1;

    private final String bootstrapServers;

    Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Creates what is missing.
     *
     * @return what was found, for people
     * @throws FailedStartException if an existing topic has another number of partitions
     */
    String prepare()
            throws FailedStartException,
                    ExecutionException,
                    InterruptedException,
                    TimeoutException {
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> existing =
                    admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<Topic> missing =
                    Topic.all().stream().filter(topic -> !existing.contains(topic.name())).toList();
            List<Topic> found =
                    Topic.all().stream().filter(topic -> existing.contains(topic.name())).toList();
            admin.createTopics(missing.stream().map(Topics::toNewTopic).toList())
                    .all()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            verifyPartitions(admin, found);
            alignSettings(admin, found);
            return found.isEmpty()
                    ? missing.size() + " topics created"
                    : found.size()
                            + " topics kept"
                            + (missing.isEmpty() ? "" : ", " + missing.size() + " created");
        }
    }

    private static NewTopic toNewTopic(Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), SINGLE_REPLICA)
                .configs(topic.settings());
    }

    private static void verifyPartitions(Admin admin, List<Topic> topics)
            throws FailedStartException,
                    ExecutionException,
                    InterruptedException,
                    TimeoutException {
        Map<String, TopicDescription> descriptions =
                admin.describeTopics(topics.stream().map(Topic::name).toList())
                        .allTopicNames()
                        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        for (Topic topic : topics) {
            verifyPartitions(
                    topic,
                    Objects.requireNonNull(descriptions.get(topic.name())).partitions().size());
        }
    }

    private static void verifyPartitions(Topic topic, int partitions) throws FailedStartException {
        if (partitions != topic.partitions()) {
            throw new FailedStartException(
                    "topic %s has %d partitions (expected: %d); forget the old run with"
                                    .formatted(topic.name(), partitions, topic.partitions())
                            + " make demo-clean");
        }
    }

    private static void alignSettings(Admin admin, List<Topic> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (Topic topic : topics) {
            changes.put(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                    topic.settings().entrySet().stream().map(Topics::setting).toList());
        }
        admin.incrementalAlterConfigs(changes).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private static AlterConfigOp setting(Map.Entry<String, String> setting) {
        return new AlterConfigOp(
                new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET);
    }
}
