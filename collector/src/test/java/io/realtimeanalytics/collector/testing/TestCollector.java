package io.realtimeanalytics.collector.testing;

import static org.awaitility.Awaitility.await;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.collector.Collector;
import io.realtimeanalytics.collector.CollectorConfig;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A collector on a free port, with a log in memory and a clock that stands still. */
public final class TestCollector implements AutoCloseable {

    /** When the clock stands still. */
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** A key that speaks for site shop. */
    public static final String SHOP_KEY = "shop-key-0123456789";

    private final CollectorRegistry registry = new CollectorRegistry();
    private final FakeLog log = new FakeLog(3);
    private final MutableClock clock = new MutableClock(NOON);
    private final Collector collector;

    private TestCollector(Map<String, String> variables) {
        Map<String, String> all =
                new HashMap<>(
                        Map.of(
                                "COLLECTOR_PORT", "0",
                                "COLLECTOR_SITES",
                                        "shop=https://shop.example,https://www.shop.example;"
                                                + "open=*;closed=",
                                "COLLECTOR_SERVER_KEYS", "shop:" + SHOP_KEY));
        all.putAll(variables);
        collector = new Collector(CollectorConfig.from(all), registry, clock, log);
    }

    /** Starts one and waits until it is ready. */
    public static TestCollector start(Map<String, String> variables) {
        TestCollector test = new TestCollector(variables);
        test.collector.start();
        await().until(test.collector::isReady);
        return test;
    }

    /** Where it listens. */
    public int port() {
        return collector.boundPort();
    }

    /** What it writes to. */
    public FakeLog log() {
        return log;
    }

    /** The time it goes by. */
    public MutableClock clock() {
        return clock;
    }

    /** A counter's value; 0 if it never counted. */
    public double sample(String name, String[] labels, String[] values) {
        Double value = registry.getSampleValue(name, labels, values);
        return value == null ? 0 : value;
    }

    /** The program itself. */
    public Collector program() {
        return collector;
    }

    @Override
    public void close() {
        collector.close();
    }
}
