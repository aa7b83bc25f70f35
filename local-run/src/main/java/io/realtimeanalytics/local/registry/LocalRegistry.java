package io.realtimeanalytics.local.registry;

import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.SchemaRegistryException;
import io.realtimeanalytics.local.part.FailedStartException;
import io.realtimeanalytics.local.part.Part;
import io.realtimeanalytics.local.part.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Apicurio in a process of its own, which ends with this one. Its database is on disk, so schema
 * ids stay the same over restarts.
 */
public final class LocalRegistry implements Part {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final long STOP_SECONDS = 4;

    private final RegistryCommand command;
    private final Consumer<String> onFailure;
    private volatile boolean isClosing;
    private volatile @Nullable Process process;

    /**
     * @param program folder with the unpacked registry
     * @param database folder that its database lives in
     * @param log file for its output
     * @param onFailure told once, with a message for people, if the process ends by itself
     */
    public LocalRegistry(
            Path program, Path database, Path log, int port, Consumer<String> onFailure) {
        this.command = new RegistryCommand(program, database, log, port);
        this.onFailure = onFailure;
    }

    /** Base of the Confluent-compatible API. */
    public URI apiUrl() {
        return URI.create("http://127.0.0.1:" + command.port() + "/apis/ccompat/v7");
    }

    @Override
    public String name() {
        return "Schema registry";
    }

    @Override
    public String start() throws IOException, InterruptedException, FailedStartException {
        Process started = command.toProcess().start();
        process = started;
        try {
            Readiness.await(
                    URI.create("http://127.0.0.1:" + command.port() + "/health/ready"),
                    START_LIMIT,
                    started::isAlive);
            int schemas = Schemas.register(new HttpSchemaRegistry(apiUrl()));
            var unused = started.onExit().thenAccept(this::ended);
            return "http://localhost:%d, %d schemas".formatted(command.port(), schemas);
        } catch (FailedStartException e) {
            throw new FailedStartException(e.getMessage() + "; see " + command.log(), e);
        } catch (SchemaRegistryException e) {
            throw new FailedStartException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() throws InterruptedException, IOException {
        isClosing = true;
        Process running = process;
        if (running == null) {
            return;
        }
        running.getOutputStream().close();
        if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            running.destroyForcibly().waitFor();
        }
    }

    private void ended(Process ended) {
        if (!isClosing) {
            onFailure.accept(
                    "the schema registry ended by itself (exit code %d); see %s"
                            .formatted(ended.exitValue(), command.log()));
        }
    }
}
