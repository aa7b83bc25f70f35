package io.realtimeanalytics.history.testing;

import com.influxdb.client.BucketsApi;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import io.realtimeanalytics.history.StoreConfig;
import io.realtimeanalytics.history.point.Retention;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A real InfluxDB 2: the one that INFLUX_URL and INFLUX_TOKEN (and INFLUX_ORG) name, or a container
 * where there is Docker.
 */
public final class InfluxServer implements AutoCloseable {

    /** Why there is none, where there is none. */
    public static final String ABSENT =
            "SKIPPED, no InfluxDB 2: neither INFLUX_URL and INFLUX_TOKEN are set nor is there"
                    + " Docker";

    private static final int PORT = 8086;
    private static final String TOKEN = "token-for-tests";
    private static final String ORGANIZATION = "analytics";

    private final URI url;
    private final String token;
    private final String organization;
    private final Runnable stop;

    private InfluxServer(URI url, String token, String organization, Runnable stop) {
        this.url = url;
        this.token = token;
        this.organization = organization;
        this.stop = stop;
    }

    /** The server, if there can be one. */
    public static Optional<InfluxServer> find() {
        Map<String, String> variables = System.getenv();
        String url = variables.getOrDefault("INFLUX_URL", "");
        String token = variables.getOrDefault("INFLUX_TOKEN", "");
        if (!url.isEmpty() && !token.isEmpty()) {
            String organization = variables.getOrDefault("INFLUX_ORG", ORGANIZATION);
            return Optional.of(new InfluxServer(URI.create(url), token, organization, () -> {}));
        }
        return DockerClientFactory.instance().isDockerAvailable()
                ? Optional.of(inContainer())
                : Optional.empty();
    }

    /** Settings with buckets of their own. */
    public StoreConfig config(String bucketPrefix, Retention retention) {
        return new StoreConfig(
                StoreConfig.Kind.INFLUXDB, url, token, organization, bucketPrefix, true, retention);
    }

    /** Deletes a bucket behind the back of whoever uses the store. */
    public void deleteBucket(String name) {
        try (InfluxDBClient client =
                InfluxDBClientFactory.create(url.toString(), token.toCharArray(), organization)) {
            BucketsApi buckets = client.getBucketsApi();
            buckets.deleteBucket(buckets.findBucketByName(name));
        }
    }

    private static InfluxServer inContainer() {
        @SuppressWarnings("resource") // Stopped by close().
        GenericContainer<?> container =
                new GenericContainer<>(DockerImageName.parse("influxdb:2.7"))
                        .withExposedPorts(PORT)
                        .withEnv("DOCKER_INFLUXDB_INIT_MODE", "setup")
                        .withEnv("DOCKER_INFLUXDB_INIT_USERNAME", "admin")
                        .withEnv("DOCKER_INFLUXDB_INIT_PASSWORD", "password-for-tests")
                        .withEnv("DOCKER_INFLUXDB_INIT_ORG", ORGANIZATION)
                        .withEnv("DOCKER_INFLUXDB_INIT_BUCKET", "unused")
                        .withEnv("DOCKER_INFLUXDB_INIT_ADMIN_TOKEN", TOKEN)
                        .waitingFor(Wait.forHttp("/ready").forPort(PORT));
        container.start();
        URI url = URI.create("http://" + container.getHost() + ':' + container.getMappedPort(PORT));
        return new InfluxServer(url, TOKEN, ORGANIZATION, container::stop);
    }

    @Override
    public void close() {
        stop.run();
    }
}
