package io.realtimeanalytics.preflight.cluster;

import java.util.OptionalDouble;

/** Reads single numbers from a page of metrics. */
public final class PrometheusText {

    private PrometheusText() {}

    /** The sum of all series of a metric; absent if there is none. */
    public static OptionalDouble sum(String page, String metric) {
        double sum = 0;
        boolean isThere = false;
        for (String line : page.lines().toList()) {
            if (isOf(line, metric)) {
                sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1).trim());
                isThere = true;
            }
        }
        return isThere ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }

    private static boolean isOf(String line, String metric) {
        return line.startsWith(metric)
                && line.length() > metric.length()
                && (line.charAt(metric.length()) == ' ' || line.charAt(metric.length()) == '{');
    }
}
