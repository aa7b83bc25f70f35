package io.realtimeanalytics.verification.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.realtimeanalytics.preflight.cluster.CustomKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API server takes and refuses; nothing of it needs an operator or an image. */
@Tag("cluster")
@Timeout(300)
@ExtendWith(GivenCluster.Extension.class)
class AdmissionTest {

    private static SuiteNamespace namespace;

    @BeforeAll
    @Timeout(600)
    static void prepare(GivenCluster cluster) {
        namespace = SuiteNamespace.create(cluster.client());
    }

    @AfterAll
    @Timeout(600)
    static void cleanUp() {
        namespace.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "values.yaml",
                "values-kind.yaml",
                "values-staging.yaml",
                "values-production.yaml"
            })
    void takesEveryObjectOfTheChart(String valuesFile, GivenCluster cluster) {
        List<String> refused = new ArrayList<>();
        List<HasMetadata> objects = new Manifests(cluster.client()).rendered(valuesFile);

        for (HasMetadata object : objects) {
            try {
                inNamespace(cluster, object).dryRun().serverSideApply();
            } catch (KubernetesClientException e) {
                refused.add(name(object) + ": " + e.getMessage());
            }
        }

        assertThat(objects).hasSizeGreaterThan(40);
        assertThat(refused).isEmpty();
    }

    @Test
    void admitsEveryPodOfTheChartUnderRestrictedPodSecurity(GivenCluster cluster) {
        List<String> refused = new ArrayList<>();
        List<HasMetadata> objects = new Manifests(cluster.client()).rendered("values-kind.yaml");

        for (HasMetadata object : objects) {
            template(object)
                    .ifPresent(
                            template -> {
                                try {
                                    inNamespace(cluster, podOf(object, template))
                                            .dryRun()
                                            .serverSideApply();
                                } catch (KubernetesClientException e) {
                                    refused.add(name(object) + ": " + e.getMessage());
                                }
                            });
        }

        assertThat(objects).anyMatch(object -> template(object).isPresent());
        assertThat(refused).isEmpty();
    }

    @Test
    void refusesAPodThatMayBecomeRoot(GivenCluster cluster) {
        Pod pod =
                new PodBuilder()
                        .withNewMetadata()
                        .withName("root")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("shell")
                        .withImage("shell:1")
                        .endContainer()
                        .endSpec()
                        .build();

        assertThatThrownBy(() -> inNamespace(cluster, pod).dryRun().create())
                .hasMessageContaining("violates PodSecurity \"restricted")
                .hasMessageContaining("runAsNonRoot");
    }

    @Test
    void scalesAJobByItsSubresourceWithinItsLimitsOnly(GivenCluster cluster) {
        GenericKubernetesResource job =
                new Manifests(cluster.client())
                        .rendered("values-kind.yaml").stream()
                                .filter(object -> object.getKind().equals("FlinkDeployment"))
                                .filter(object -> object.getMetadata().getName().endsWith("-live"))
                                .map(GenericKubernetesResource.class::cast)
                                .findFirst()
                                .orElseThrow();
        inNamespace(cluster, job).create();
        Resource<GenericKubernetesResource> live =
                cluster.client()
                        .genericKubernetesResources(CustomKind.FLINK_DEPLOYMENT.context())
                        .inNamespace(GivenCluster.NAMESPACE)
                        .withName(job.getMetadata().getName());

        live.scale(2);

        assertThat(live.get().<Integer>get("spec", "taskManager", "replicas")).isEqualTo(2);
        assertThatThrownBy(() -> live.scale(0)).hasMessageContaining("at least 1 TaskManager");
        assertThatThrownBy(() -> live.scale(13)).hasMessageContaining("At most 12 TaskManagers");
        assertThat(live.get().<Integer>get("spec", "taskManager", "replicas")).isEqualTo(2);
    }

    private static Resource<HasMetadata> inNamespace(GivenCluster cluster, HasMetadata object) {
        return cluster.client().resource(object).inNamespace(GivenCluster.NAMESPACE);
    }

    private static Optional<PodTemplateSpec> template(HasMetadata object) {
        if (object instanceof Deployment deployment) {
            return Optional.of(deployment.getSpec().getTemplate());
        }
        if (object instanceof StatefulSet set) {
            return Optional.of(withItsVolumes(set));
        }
        return Optional.empty();
    }

    /** As its controller makes it: the volumes are claims then. */
    private static PodTemplateSpec withItsVolumes(StatefulSet set) {
        List<Volume> volumes =
                set.getSpec().getVolumeClaimTemplates().stream()
                        .map(claim -> claim.getMetadata().getName())
                        .map(
                                name ->
                                        new VolumeBuilder()
                                                .withName(name)
                                                .withNewPersistentVolumeClaim(name, false)
                                                .build())
                        .toList();
        return new PodTemplateSpecBuilder(set.getSpec().getTemplate())
                .editSpec()
                .addAllToVolumes(volumes)
                .endSpec()
                .build();
    }

    private static Pod podOf(HasMetadata object, PodTemplateSpec template) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(object.getMetadata().getName())
                .endMetadata()
                .withSpec(template.getSpec())
                .build();
    }

    private static String name(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }
}
