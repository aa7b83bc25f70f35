package io.realtimeanalytics.pipeline.visitor;

import io.realtimeanalytics.pipeline.session.OpenSession;
import java.util.List;

/**
 * What is known of one visitor; state.
 *
 * @param siteId website
 * @param visitorId rotating hash
 * @param open sessions that may still grow, not overlapping, in no order
 * @param presence windows that the visitor is in
 * @param checkout steps of the checkout
 */
public record VisitorState(
        String siteId,
        String visitorId,
        List<OpenSession> open,
        VisitorPresence presence,
        Checkout checkout) {

    static VisitorState unknown(String siteId, String visitorId) {
        return new VisitorState(siteId, visitorId, List.of(), VisitorPresence.NONE, Checkout.NONE);
    }

    boolean isEmpty() {
        return open.isEmpty() && presence.isEmpty() && checkout.isEmpty();
    }
}
