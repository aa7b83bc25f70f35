package io.realtimeanalytics.simulator.send;

import io.realtimeanalytics.simulator.fault.EventClass;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Posts events to the collector over several connections, each request for one site. What the
 * collector cannot take now is sent again with the same ids, as the tracker does.
 */
public final class HttpSender implements EventSender {

    // A collector takes at most 64 KiB from those who show no key.
    private static final int MOST_BODY_BYTES = 60_000;
    private static final Duration RETRY_FOR = Duration.ofMinutes(2);
    private static final Duration RETRY_EVERY = Duration.ofMillis(500);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final CollectorClient client;
    private final int connections;
    private final int batchSize;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isClosed;

    /**
     * A sender to one collector.
     *
     * @param key server key; null to send as anybody
     * @param connections requests at once
     * @param batchSize events in a request at most
     */
    public HttpSender(URI collectorUrl, @Nullable String key, int connections, int batchSize) {
        this.client = new CollectorClient(collectorUrl, key);
        this.connections = connections;
        this.batchSize = batchSize;
    }

    @Override
    public void start(Outbox outbox) {
        for (int number = 1; number <= connections; number++) {
            Thread thread = new Thread(() -> run(outbox), "simulator-http-" + number);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        long endNanos = System.nanoTime() + CLOSE_PATIENCE.toNanos();
        try {
            for (Thread thread : threads) {
                long leftNanos = Math.max(1, endNanos - System.nanoTime());
                thread.join(Duration.ofNanos(leftNanos).toMillis() + 1);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Outbox outbox) {
        List<Parcel> parcels = new ArrayList<>();
        try {
            do {
                parcels.clear();
                outbox.take(parcels, batchSize);
                for (List<Parcel> batch : split(parcels)) {
                    deliver(batch, outbox);
                }
            } while (!isClosed || !parcels.isEmpty());
        } catch (InterruptedException e) {
            // close() has waited long enough: what is left stays without an answer.
            Thread.currentThread().interrupt();
        }
    }

    /** By site, and small enough; garbage travels alone, lest it spoil a whole request. */
    private static List<List<Parcel>> split(List<Parcel> parcels) {
        List<List<Parcel>> batches = new ArrayList<>();
        Map<String, List<Parcel>> openBySite = new LinkedHashMap<>();
        Map<String, Integer> bytesBySite = new LinkedHashMap<>();
        for (Parcel parcel : parcels) {
            if (isGarbage(parcel)) {
                batches.add(List.of(parcel));
                continue;
            }
            String siteId = parcel.event().siteId();
            int bytes = parcel.event().body().length + 1;
            if (bytesBySite.merge(siteId, bytes, Integer::sum) > MOST_BODY_BYTES) {
                List<Parcel> full = openBySite.remove(siteId);
                if (full != null) {
                    batches.add(full);
                }
                bytesBySite.put(siteId, bytes);
            }
            openBySite.computeIfAbsent(siteId, site -> new ArrayList<>()).add(parcel);
        }
        batches.addAll(openBySite.values());
        return batches;
    }

    private void deliver(List<Parcel> batch, Outbox outbox) throws InterruptedException {
        CollectorClient.Answer answer = ask(batch);
        for (Parcel parcel : batch) {
            if (answer.isAnswered() && !answer.rejectedIds().contains(parcel.event().eventId())) {
                outbox.delivered(parcel);
            } else {
                outbox.failed(parcel, new IllegalStateException(answer.reason()));
            }
        }
    }

    private CollectorClient.Answer ask(List<Parcel> batch) throws InterruptedException {
        long endNanos = System.nanoTime() + RETRY_FOR.toNanos();
        while (true) {
            boolean isGarbage = batch.size() == 1 && isGarbage(batch.get(0));
            CollectorClient.Answer answer =
                    isGarbage ? client.postGarbage(batch.get(0)) : client.post(batch);
            if (answer.isAnswered() || isClosed || System.nanoTime() >= endNanos) {
                return answer;
            }
            Thread.sleep(RETRY_EVERY.toMillis());
        }
    }

    private static boolean isGarbage(Parcel parcel) {
        return parcel.event().eventClass() == EventClass.UNDECODABLE;
    }
}
