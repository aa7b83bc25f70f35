package io.realtimeanalytics.simulator.behaviour;

import io.realtimeanalytics.event.avro.Page;

/**
 * A loaded page, as all events from it describe it.
 *
 * @param pageViewId joins them
 * @param page where
 */
public record OpenPage(String pageViewId, Page page) {}
