package io.realtimeanalytics.local.part;

import io.realtimeanalytics.local.console.Console;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts stage after stage, the parts of one stage together, and stops all parts one after the
 * other in reverse.
 *
 * <p>Confined to one thread.
 */
public final class Stages {

    private static final Logger LOG = LoggerFactory.getLogger(Stages.class);

    private final Console console;
    private final ExecutorService threads = Executors.newCachedThreadPool(Stages::daemon);
    private final Deque<Part> begun = new ArrayDeque<>();

    /**
     * @param console gets one line for each part
     */
    public Stages(Console console) {
        this.console = console;
    }

    /**
     * Starts the parts of one stage together.
     *
     * @throws FailedStartException as soon as one fails
     */
    public void start(List<Part> parts) throws FailedStartException, InterruptedException {
        CompletionService<Part> starts = new ExecutorCompletionService<>(threads);
        List<Future<Part>> running = new ArrayList<>();
        for (Part part : parts) {
            begun.push(part);
            running.add(starts.submit(starting(part)));
        }
        try {
            for (int i = 0; i < parts.size(); i++) {
                starts.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FailedStartException failure
                    ? failure
                    : new FailedStartException(String.valueOf(e.getCause()), e);
        } finally {
            running.forEach(start -> start.cancel(true));
        }
    }

    /** Stops everything that was begun, last first, each within its limit. */
    public void close() {
        while (!begun.isEmpty()) {
            close(begun.pop());
        }
        threads.shutdownNow();
    }

    private Callable<Part> starting(Part part) {
        return () -> {
            long startNanos = System.nanoTime();
            try {
                String where = part.start();
                console.started(part.name(), since(startNanos), where);
                return part;
            } catch (FailedStartException e) {
                LOG.error("{} did not start", part.name(), e);
                throw new FailedStartException(part.name() + ": " + e.getMessage(), e);
            } catch (Exception e) {
                LOG.error("{} did not start", part.name(), e);
                throw new FailedStartException(part.name() + ": " + e, e);
            }
        };
    }

    private void close(Part part) {
        long startNanos = System.nanoTime();
        Future<?> closing =
                threads.submit(
                        () -> {
                            part.close();
                            return null;
                        });
        try {
            closing.get(part.closeLimit().toMillis(), TimeUnit.MILLISECONDS);
            console.stopped(part.name(), since(startNanos));
        } catch (TimeoutException e) {
            closing.cancel(true);
            console.warning(
                    part.name() + " did not stop in " + part.closeLimit().toSeconds() + " s");
        } catch (ExecutionException e) {
            LOG.warn("{} did not stop cleanly", part.name(), e.getCause());
            console.warning(part.name() + " did not stop cleanly: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "local-run-part");
        thread.setDaemon(true);
        return thread;
    }
}
