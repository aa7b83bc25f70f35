package io.realtimeanalytics.preflight.ready;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.util.List;

/** Whoever asks may do what comes next: install, or be on call. */
public final class PermissionsCheck implements Check {

    private final String purpose;
    private final List<Permission> permissions;
    private final String fix;

    private PermissionsCheck(String purpose, List<Permission> permissions, String fix) {
        this.purpose = purpose;
        this.permissions = permissions;
        this.fix = fix;
    }

    /** May install the release. */
    public static PermissionsCheck toInstall() {
        return new PermissionsCheck(
                "to install",
                Permission.ofInstalling(),
                "ask for the role admin in the namespace, and for the operators' kinds");
    }

    /** May do what the operations pages ask for. */
    public static PermissionsCheck toBeOnCall() {
        return new PermissionsCheck(
                "to be on call",
                Permission.ofOnCall(),
                "join the group in k8s/base/on-call/role-binding.yaml");
    }

    @Override
    public String name() {
        return "Permissions";
    }

    @Override
    public List<Finding> look(Cluster cluster) {
        List<String> refused =
                permissions.stream()
                        .filter(permission -> !isAllowed(cluster, permission))
                        .map(Permission::toString)
                        .toList();
        if (refused.isEmpty()) {
            return List.of(Finding.ok(purpose, permissions.size() + " rights are there"));
        }
        return List.of(
                Finding.failed(
                        purpose,
                        "may not " + String.join(", ", refused) + " in " + cluster.namespace(),
                        fix));
    }

    private static boolean isAllowed(Cluster cluster, Permission permission) {
        SelfSubjectAccessReview question =
                new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withNamespace(cluster.namespace())
                        .withVerb(permission.verb())
                        .withGroup(permission.group())
                        .withResource(permission.plural())
                        .withSubresource(permission.subresource())
                        .endResourceAttributes()
                        .endSpec()
                        .build();
        SelfSubjectAccessReview answer =
                cluster.client().authorization().v1().selfSubjectAccessReview().create(question);
        return Boolean.TRUE.equals(answer.getStatus().getAllowed());
    }
}
