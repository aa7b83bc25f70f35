package io.realtimeanalytics.preflight.ready;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The pinned versions of what the platform needs, from {@code k8s/operators/versions.env}. */
public final class Versions {

    private final Properties properties;

    private Versions(Properties properties) {
        this.properties = properties;
    }

    /** Those that this program was built with. */
    public static Versions load() {
        Properties properties = new Properties();
        try (InputStream file = Versions.class.getResourceAsStream("/versions.env")) {
            if (file == null) {
                throw new IllegalStateException("versions.env is not in this program's jar");
            }
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Versions(properties);
    }

    String strimzi() {
        return required("STRIMZI_VERSION");
    }

    String flinkOperator() {
        return required("FLINK_OPERATOR_VERSION");
    }

    int leastKubernetesMinor() {
        String version = required("KUBERNETES_MINIMUM_VERSION");
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }

    private String required(String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + ": missing in versions.env");
        }
        return value;
    }
}
