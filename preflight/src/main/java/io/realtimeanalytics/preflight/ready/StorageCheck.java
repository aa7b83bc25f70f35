package io.realtimeanalytics.preflight.ready;

import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.util.List;
import java.util.Map;

/** Volumes without a named class get one. */
public final class StorageCheck implements Check {

    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

    @Override
    public String name() {
        return "Storage";
    }

    @Override
    public List<Finding> look(Cluster cluster) {
        List<String> defaults =
                cluster.client().storage().v1().storageClasses().list().getItems().stream()
                        .filter(StorageCheck::isDefault)
                        .map(storageClass -> storageClass.getMetadata().getName())
                        .toList();
        String subject = "default storage class";
        return List.of(
                switch (defaults.size()) {
                    case 0 ->
                            Finding.failed(
                                    subject,
                                    "there is none: volumes of Kafka, Flink and InfluxDB would"
                                            + " wait for ever",
                                    "kubectl annotate storageclass NAME "
                                            + DEFAULT
                                            + "=true, or name a class in the values");
                    case 1 -> Finding.ok(subject, defaults.get(0));
                    default ->
                            Finding.warning(
                                    subject,
                                    "there are several ("
                                            + String.join(", ", defaults)
                                            + "); the newest is taken",
                                    "keep the annotation " + DEFAULT + " on one only");
                });
    }

    private static boolean isDefault(StorageClass storageClass) {
        Map<String, String> annotations = storageClass.getMetadata().getAnnotations();
        return annotations != null && "true".equals(annotations.get(DEFAULT));
    }
}
