package io.realtimeanalytics.bridge.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Who waits for a new filter to be counted: a slice at a time, so that nobody else waits with them.
 * Confined to the state thread.
 */
final class FilterLoads {

    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Channels channels;
    private final Consumer<Runnable> submit;
    private final Map<String, List<Waiting>> waiting = new HashMap<>();

    private record Waiting(Object who, Runnable action) {}

    /**
     * @param submit runs a task on the state thread, after those that are queued
     */
    FilterLoads(Channels channels, Consumer<Runnable> submit) {
        this.channels = channels;
        this.submit = submit;
    }

    /** Runs an action as soon as the channel can be opened at once; mostly that is now. */
    void whenLoaded(String channel, Object who, Runnable action) {
        List<Waiting> others = waiting.get(channel);
        if (others != null) {
            others.add(new Waiting(who, action));
        } else if (channels.isOpenAtOnce(channel)) {
            action.run();
        } else {
            channels.filtered().begin(channel);
            waiting.put(channel, new ArrayList<>(List.of(new Waiting(who, action))));
            load(channel);
        }
    }

    /** Whether somebody waited, and does not any more. */
    boolean cancel(String channel, Object who) {
        List<Waiting> all = waiting.get(channel);
        return all != null && all.removeIf(each -> each.who() == who);
    }

    private void load(String channel) {
        if (!channels.filtered().advance(channel, System.nanoTime() + SLICE_NANOS)) {
            submit.accept(() -> load(channel));
            return;
        }
        List<Waiting> all = waiting.remove(channel);
        if (all == null || all.isEmpty()) {
            channels.filtered().abandon(channel);
        } else {
            all.forEach(each -> each.action().run());
        }
    }
}
