package io.realtimeanalytics.verification.cluster;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The operators' kinds, and the namespace of the suite with its rights and limits. */
record SuiteNamespace(KubernetesClient client, List<HasMetadata> base) implements AutoCloseable {

    private static final Duration DELETED_WITHIN = Duration.ofMinutes(3);

    /** Empty: what an earlier run left is deleted first. */
    static SuiteNamespace create(KubernetesClient client) {
        Manifests manifests = new Manifests(client);
        List<HasMetadata> base = new ArrayList<>(manifests.base("namespace"));
        base.addAll(manifests.base("on-call"));
        base.addAll(manifests.base("scale-guard"));
        SuiteNamespace namespace = new SuiteNamespace(client, List.copyOf(base));
        namespace.close();
        for (HasMetadata definition : manifests.definitions()) {
            // Those of operators that are there stay: they may be newer.
            if (client.resource(definition).get() == null) {
                client.resource(definition).serverSideApply();
                await().until(() -> isEstablished(client, definition));
            }
        }
        base.forEach(object -> client.resource(object).serverSideApply());
        return namespace;
    }

    private static boolean isEstablished(KubernetesClient client, HasMetadata definition) {
        String name = definition.getMetadata().getName();
        return client
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(name)
                .get()
                .getStatus()
                .getConditions()
                .stream()
                .filter(condition -> condition.getType().equals("Established"))
                .anyMatch(condition -> condition.getStatus().equals("True"));
    }

    /** Deletes all of it but the operators' kinds. */
    @Override
    public void close() {
        List<HasMetadata> newestFirst = new ArrayList<>(base);
        Collections.reverse(newestFirst);
        newestFirst.forEach(object -> client.resource(object).delete());
        await().atMost(DELETED_WITHIN)
                .until(() -> client.namespaces().withName(GivenCluster.NAMESPACE).get() == null);
    }
}
