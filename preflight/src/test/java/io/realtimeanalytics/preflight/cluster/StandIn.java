package io.realtimeanalytics.preflight.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.VersionInfo;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;

/** A server that stands in for a cluster: it keeps what it is given, or answers as it is told. */
public final class StandIn implements AutoCloseable {

    /** What the checks take for now. */
    public static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private static final String NAMESPACE = "analytics";

    private final KubernetesMockServer server;
    private final KubernetesClient client;

    private StandIn(KubernetesMockServer server) {
        this.server = server;
        server.init();
        client =
                server.createClient(
                        builder ->
                                builder.editOrNewConfig()
                                        .withRequestRetryBackoffLimit(0)
                                        .endConfig());
    }

    /** Keeps objects as a cluster does. */
    public static StandIn withObjects(String... manifests) {
        StandIn standIn =
                new StandIn(
                        new KubernetesMockServer(
                                new Context(),
                                new MockWebServer(),
                                new HashMap<>(),
                                new KubernetesCrudDispatcher(),
                                false));
        for (String manifest : manifests) {
            standIn.create(new KubernetesSerialization().unmarshal(manifest));
        }
        return standIn;
    }

    /** Answers only what {@link #answer} tells it. */
    public static StandIn withAnswers() {
        return new StandIn(new KubernetesMockServer(false));
    }

    /** Every question for this path gets this answer. */
    public StandIn answer(String path, int status, Object body) {
        server.expect().withPath(path).andReturn(status, body).always();
        return this;
    }

    /** Every post to this path gets this answer. */
    public StandIn answerPost(String path, Object body) {
        server.expect().post().withPath(path).andReturn(201, body).always();
        return this;
    }

    /** A cluster of this version. */
    public StandIn version(String major, String minor) {
        server.setVersionInfo(new VersionInfo.Builder().withMajor(major).withMinor(minor).build());
        return this;
    }

    /** As the checks see it. */
    public Cluster cluster() {
        return new Cluster(client, NAMESPACE, NAMESPACE, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }

    private void create(HasMetadata object) {
        if (object instanceof GenericKubernetesResource custom) {
            CustomKind kind =
                    Arrays.stream(CustomKind.values())
                            .filter(each -> each.kind().equals(custom.getKind()))
                            .findFirst()
                            .orElseThrow();
            client.genericKubernetesResources(kind.context()).resource(custom).create();
        } else {
            client.resource(object).create();
        }
    }
}
