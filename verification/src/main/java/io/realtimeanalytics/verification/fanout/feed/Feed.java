package io.realtimeanalytics.verification.fanout.feed;

/** Where results are published for a server to deliver. */
public interface Feed {

    /**
     * A newer value of a site.
     *
     * @param revision grows
     * @param dueMillis when it should be published: part of the value, so that clients can tell how
     *     long it took
     */
    void publish(Site site, long revision, long dueMillis);

    /** Sends what was published. */
    void flush();
}
