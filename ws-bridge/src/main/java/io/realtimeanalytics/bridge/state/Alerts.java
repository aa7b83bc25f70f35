package io.realtimeanalytics.bridge.state;

import io.realtimeanalytics.event.avro.Alert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of the newest alerts of one site. Of each severity so many are kept: a flood of
 * small ones never hides a great one. Confined to the state thread.
 */
final class Alerts {

    /** Of each severity. */
    static final int MAX_OF_SEVERITY = 50;

    static final String RESOLVED = "resolved";

    private static final Comparator<Alert> OLDEST_FIRST =
            Comparator.comparingLong(Alert::getDetectedAt).thenComparing(Alert::getAlertId);

    private final Map<String, Alert> byId = new HashMap<>();
    private final Map<String, TreeSet<Alert>> bySeverity = new HashMap<>();

    /** Whether that changed anything. A copy does not, nor what is older than all that is kept. */
    boolean apply(Alert alert) {
        Alert known = byId.get(alert.getAlertId());
        if (known != null && (isOver(known) || !isOver(alert))) {
            return false;
        }
        TreeSet<Alert> siblings =
                bySeverity.computeIfAbsent(
                        alert.getSeverity(), severity -> new TreeSet<>(OLDEST_FIRST));
        if (known != null) {
            siblings.remove(known);
        }
        byId.put(alert.getAlertId(), alert);
        siblings.add(alert);
        if (siblings.size() > MAX_OF_SEVERITY) {
            byId.remove(siblings.pollFirst().getAlertId());
        }
        return byId.containsKey(alert.getAlertId());
    }

    /** Null if it is not kept any more. */
    @Nullable Alert find(String alertId) {
        return byId.get(alertId);
    }

    /** The oldest first. */
    List<Alert> all() {
        List<Alert> all = new ArrayList<>(byId.values());
        all.sort(OLDEST_FIRST);
        return all;
    }

    private static boolean isOver(Alert alert) {
        return alert.getStatus().equals(RESOLVED);
    }
}
