package io.realtimeanalytics.local.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Waits until something is ready, for example an HTTP address to answer with success. */
public final class Readiness {

    private static final long POLL_MILLIS = 50;
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private Readiness() {}

    /**
     * Returns when the address answers.
     *
     * @param isAlive asked before each try
     * @throws FailedStartException if it ends first, or does not answer in time
     */
    public static void await(URI address, Duration limit, BooleanSupplier isAlive)
            throws FailedStartException, InterruptedException {
        AtomicBoolean hasEnded = new AtomicBoolean();
        await(
                "no answer at " + address,
                limit,
                () -> {
                    hasEnded.set(!isAlive.getAsBoolean());
                    return hasEnded.get() || answers(address);
                });
        if (hasEnded.get()) {
            throw new FailedStartException("ended before it answered at " + address);
        }
    }

    /**
     * Returns when something is true.
     *
     * @param otherwise what is the case as long as it is not
     * @throws FailedStartException if it does not become true in time
     */
    public static void await(String otherwise, Duration limit, BooleanSupplier isReady)
            throws FailedStartException, InterruptedException {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        while (!isReady.getAsBoolean()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new FailedStartException(otherwise + " after " + limit.toSeconds() + " s");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static boolean answers(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            // Seen again by the wait that follows.
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
