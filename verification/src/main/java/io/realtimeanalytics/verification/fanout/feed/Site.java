package io.realtimeanalytics.verification.fanout.feed;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A website of the load.
 *
 * @param number one digit, so that clients find it at a fixed place
 */
public record Site(int number) {

    /** How many there are. */
    public static final int COUNT = 10;

    /** All of them. */
    public static final List<Site> ALL = IntStream.range(0, COUNT).mapToObj(Site::new).toList();

    /** As in results. */
    public String id() {
        return "load-" + number;
    }

    /** What clients subscribe to. */
    public String channel() {
        return "site:" + id() + ":overview";
    }
}
