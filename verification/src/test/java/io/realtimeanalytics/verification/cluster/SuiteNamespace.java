package io.realtimeanalytics.verification.cluster;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.cluster.CustomKind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The operators' kinds, and the namespace of the suite with its rights and limits. A namespace that
 * is there stays, without what an earlier run left in it: it holds the operators' rights.
 *
 * @param isOwn whether it was made for the run
 */
record SuiteNamespace(KubernetesClient client, boolean isOwn) implements AutoCloseable {

    private static final Duration WITHIN = Duration.ofMinutes(3);

    /** What the release leaves behind, so that its data are not lost; in this order. */
    private static final List<CustomKind> LEFT_BEHIND =
            List.of(
                    CustomKind.FLINK_STATE_SNAPSHOT,
                    CustomKind.FLINK_DEPLOYMENT,
                    CustomKind.KAFKA_TOPIC,
                    CustomKind.KAFKA_USER,
                    CustomKind.KAFKA,
                    CustomKind.KAFKA_NODE_POOL);

    static SuiteNamespace create(KubernetesClient client) {
        boolean isOwn = client.namespaces().withName(GivenCluster.NAMESPACE).get() == null;
        SuiteNamespace namespace = new SuiteNamespace(client, isOwn);
        for (HasMetadata definition : new Manifests(client).definitions()) {
            // Those of operators that are there stay: they may be newer.
            if (client.resource(definition).get() == null) {
                client.resource(definition).serverSideApply();
                await().atMost(WITHIN).until(() -> isEstablished(client, definition));
            }
        }
        namespace.empty();
        namespace.base().forEach(object -> client.resource(object).serverSideApply());
        return namespace;
    }

    @Override
    public void close() {
        empty();
        for (HasMetadata object : base()) {
            boolean isNamespace = object.getKind().equals("Namespace");
            if (isOwn || !isNamespace) {
                client.resource(object).delete();
            }
        }
        await().atMost(WITHIN)
                .until(
                        () ->
                                !isOwn
                                        || client.namespaces()
                                                        .withName(GivenCluster.NAMESPACE)
                                                        .get()
                                                == null);
    }

    private List<HasMetadata> base() {
        Manifests manifests = new Manifests(client);
        List<HasMetadata> base = new ArrayList<>(manifests.base("namespace"));
        base.addAll(manifests.base("on-call"));
        base.addAll(manifests.base("scale-guard"));
        return base;
    }

    private void empty() {
        Cluster cluster =
                new Cluster(
                        client, GivenCluster.NAMESPACE, InstalledRelease.NAME, Clock.systemUTC());
        for (CustomKind kind : LEFT_BEHIND) {
            cluster.customResources(kind).forEach(found -> client.resource(found).delete());
            await("gone: " + kind)
                    .atMost(WITHIN)
                    .until(() -> cluster.customResources(kind).isEmpty());
        }
        client.persistentVolumeClaims().inNamespace(GivenCluster.NAMESPACE).delete();
        client.secrets()
                .inNamespace(GivenCluster.NAMESPACE)
                .withLabel("app.kubernetes.io/instance", InstalledRelease.NAME)
                .delete();
        await("gone: volumes")
                .atMost(WITHIN)
                .until(
                        () ->
                                client.persistentVolumeClaims()
                                        .inNamespace(GivenCluster.NAMESPACE)
                                        .list()
                                        .getItems()
                                        .isEmpty());
    }

    private static boolean isEstablished(KubernetesClient client, HasMetadata definition) {
        return client
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(definition.getMetadata().getName())
                .get()
                .getStatus()
                .getConditions()
                .stream()
                .filter(condition -> condition.getType().equals("Established"))
                .anyMatch(condition -> condition.getStatus().equals("True"));
    }
}
