package io.realtimeanalytics.bridge.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The series that some view shows, by their names in Kafka, each as long as any view needs it. */
public final class SeriesCatalogue {

    private final Map<String, Map<String, ViewDefinition.Entry>> byMetricAndWindow =
            new HashMap<>();

    /** The series of these views. */
    public SeriesCatalogue(Collection<ViewDefinition> views) {
        for (ViewDefinition view : views) {
            for (ViewDefinition.Entry entry : view.entries()) {
                byMetricAndWindow
                        .computeIfAbsent(entry.metric().id(), id -> new HashMap<>())
                        .merge(entry.window().id(), entry, SeriesCatalogue::longer);
            }
        }
    }

    /** What is kept of such results; null if no view shows them. */
    public ViewDefinition.@Nullable Entry find(String metric, String window) {
        Map<String, ViewDefinition.Entry> byWindow = byMetricAndWindow.get(metric);
        return byWindow == null ? null : byWindow.get(window);
    }

    private static ViewDefinition.Entry longer(
            ViewDefinition.Entry first, ViewDefinition.Entry second) {
        return first.newestWindows() >= second.newestWindows() ? first : second;
    }
}
