package io.realtimeanalytics.local.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until an HTTP address answers with success. */
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
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        while (!answers(address)) {
            if (!isAlive.getAsBoolean()) {
                throw new FailedStartException("ended before it answered at " + address);
            }
            if (System.nanoTime() > deadlineNanos) {
                throw new FailedStartException(
                        "no answer at " + address + " in " + limit.toSeconds() + " s");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static boolean answers(URI address) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        }
    }
}
