package io.realtimeanalytics.history.rebuild;

import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.history.HistoryConfig;
import io.realtimeanalytics.history.store.StoreException;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/**
 * {@code rebuild} makes the store anew from the topic of settled results and compares it; {@code
 * verify} only compares. Exit code 0 if every point is equal, 1 if not, 2 if that is not known.
 */
public final class RebuildMain {

    private static final int NOT_EQUAL = 1;
    private static final int UNKNOWN = 2;
    private static final String REBUILD = "rebuild";
    private static final String VERIFY = "verify";

    private RebuildMain() {}

    /** Argument: rebuild or verify. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1 || !Set.of(REBUILD, VERIFY).contains(arguments[0])) {
            System.err.println("usage: RebuildMain rebuild|verify");
            System.exit(UNKNOWN);
        }
        System.exit(run(arguments[0]));
    }

    private static int run(String action) throws InterruptedException {
        try (Rebuild rebuild =
                Rebuild.open(HistoryConfig.from(System.getenv()), RebuildMain::print)) {
            if (action.equals(REBUILD)) {
                rebuild.rebuild();
            }
            return rebuild.verify() ? 0 : NOT_EQUAL;
        } catch (ConfigurationException | StoreException | KafkaException e) {
            System.err.println(action + ": " + e.getMessage());
            return UNKNOWN;
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
