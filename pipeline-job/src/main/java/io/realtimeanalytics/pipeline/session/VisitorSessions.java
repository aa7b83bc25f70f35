package io.realtimeanalytics.pipeline.session;

import java.util.List;

/**
 * Sessions of one visitor that may still grow; state.
 *
 * @param siteId website
 * @param visitorId rotating hash
 * @param open not overlapping, in no order
 */
public record VisitorSessions(String siteId, String visitorId, List<OpenSession> open) {}
