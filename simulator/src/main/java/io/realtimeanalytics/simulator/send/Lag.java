package io.realtimeanalytics.simulator.send;

/** The greatest lag of the last seconds and of the whole run. Thread-safe. */
final class Lag {

    private static final long WINDOW_MILLIS = 5_000;

    private long windowStartMillis;
    private long windowGreatestMillis;
    private long previousGreatestMillis;
    private long greatestMillis;

    synchronized void record(long lagMillis, long nowMillis) {
        turnWindow(nowMillis);
        windowGreatestMillis = Math.max(windowGreatestMillis, lagMillis);
        greatestMillis = Math.max(greatestMillis, lagMillis);
    }

    synchronized long recentMillis(long nowMillis) {
        turnWindow(nowMillis);
        return Math.max(windowGreatestMillis, previousGreatestMillis);
    }

    synchronized long greatestMillis() {
        return greatestMillis;
    }

    private void turnWindow(long nowMillis) {
        long elapsedMillis = nowMillis - windowStartMillis;
        if (elapsedMillis >= WINDOW_MILLIS) {
            previousGreatestMillis = elapsedMillis < 2 * WINDOW_MILLIS ? windowGreatestMillis : 0;
            windowGreatestMillis = 0;
            windowStartMillis = nowMillis;
        }
    }
}
