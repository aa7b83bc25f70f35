package io.realtimeanalytics.preflight;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param stage empty: before, unless the release is there
 * @param context of the kubeconfig; absent: the current one
 */
record Arguments(
        Optional<Stage> stage,
        String namespace,
        String release,
        @Nullable String context,
        boolean isJson,
        long maxLagRecords) {

    static final String USAGE =
            """
            usage: preflight [before|after] [options]
              before                 is the cluster ready for an install?
              after                  the same, and is the release healthy? (without either: whichever fits)
              --namespace analytics  where the release is, or will be
              --release analytics    its name
              --context NAME         of the kubeconfig, instead of the current one
              --max-lag 10000        records that may wait in Kafka without a warning
              --json                 for programs
            exit status: 0 nothing failed, 1 something did, 2 the cluster could not be asked
            """;

    /** The command line is not understood. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private UsageException(String message) {
            super(message);
        }
    }

    static Arguments parse(String... words) {
        Optional<Stage> stage = Optional.empty();
        String namespace = "analytics";
        String release = "analytics";
        @Nullable String context = null;
        boolean isJson = false;
        long maxLagRecords = 10_000;
        List<String> all = Arrays.asList(words);
        for (Iterator<String> rest = all.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "before" -> stage = Optional.of(Stage.BEFORE);
                case "after" -> stage = Optional.of(Stage.AFTER);
                case "--json" -> isJson = true;
                case "--namespace" -> namespace = value(word, rest);
                case "--release" -> release = value(word, rest);
                case "--context" -> context = value(word, rest);
                case "--max-lag" -> maxLagRecords = count(word, rest);
                default -> throw new UsageException("not understood: " + word);
            }
        }
        return new Arguments(stage, namespace, release, context, isJson, maxLagRecords);
    }

    private static long count(String option, Iterator<String> rest) {
        String value = value(option, rest);
        if (!value.matches("\\d{1,18}")) {
            throw new UsageException(option + ": " + value + " (expected: a whole number)");
        }
        return Long.parseLong(value);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(option + ": the value is missing");
        }
        return rest.next();
    }
}
