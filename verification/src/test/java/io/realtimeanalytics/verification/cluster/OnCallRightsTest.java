package io.realtimeanalytics.verification.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What on call may do, as the API server judges it. */
@Tag("cluster")
@Timeout(300)
@ExtendWith(GivenCluster.Extension.class)
class OnCallRightsTest {

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

    @ParameterizedTest(name = "{0} {1}.{2}/{3}: {4}")
    @CsvSource({
        "get,    flinkdeployments, flink.apache.org, '',      true",
        "update, flinkdeployments, flink.apache.org, scale,   true",
        "patch,  flinkdeployments, flink.apache.org, scale,   true",
        "patch,  flinkdeployments, flink.apache.org, '',      false",
        "delete, flinkdeployments, flink.apache.org, '',      false",
        "create, flinkstatesnapshots, flink.apache.org, '',   true",
        "patch,  deployments, apps, scale,                    true",
        "patch,  deployments, apps, '',                       false",
        "get,    horizontalpodautoscalers, autoscaling, '',   true",
        "get,    pods, '', log,                               true",
        "delete, pods, '', '',                                true",
        "create, pods, '', '',                                false",
        "create, pods, '', exec,                              false",
        "create, pods, '', portforward,                       true",
        "get,    secrets, '', '',                             false",
        "delete, persistentvolumeclaims, '', '',              false",
        "delete, kafkas, kafka.strimzi.io, '',                false"
    })
    void areThoseOfLookingScalingAndRestarting(
            String verb,
            String resource,
            String group,
            String subresource,
            boolean isAllowed,
            GivenCluster cluster) {
        SubjectAccessReview review =
                new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser("somebody")
                        .withGroups(GivenCluster.NAMESPACE + "-on-call")
                        .withNewResourceAttributes()
                        .withNamespace(GivenCluster.NAMESPACE)
                        .withVerb(verb)
                        .withResource(resource)
                        .withGroup(group)
                        .withSubresource(subresource)
                        .endResourceAttributes()
                        .endSpec()
                        .build();

        SubjectAccessReview answer =
                cluster.client().authorization().v1().subjectAccessReview().create(review);

        assertThat(answer.getStatus().getAllowed()).isEqualTo(isAllowed);
    }
}
