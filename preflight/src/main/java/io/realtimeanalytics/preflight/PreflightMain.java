package io.realtimeanalytics.preflight;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.finding.CheckResult;
import io.realtimeanalytics.preflight.finding.Severity;
import io.realtimeanalytics.preflight.ready.Versions;
import io.realtimeanalytics.preflight.report.JsonReport;
import io.realtimeanalytics.preflight.report.TextReport;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Asks a cluster and says what it found. It changes nothing. */
public final class PreflightMain {

    private static final int FAILED = 1;
    private static final int NOT_ASKED = 2;
    private static final int REQUEST_TIMEOUT_MILLIS = 10_000;

    private PreflightMain() {}

    /** See {@code --help}. */
    public static void main(String[] words) {
        System.exit(run(words, System.out, System.err));
    }

    private static int run(String[] words, PrintStream out, PrintStream err) {
        if (words.length > 0 && words[0].equals("--help")) {
            out.print(Arguments.USAGE);
            return 0;
        }
        try {
            Arguments arguments = Arguments.parse(words);
            try (KubernetesClient client = connect(arguments)) {
                return ask(arguments, client, Clock.systemUTC(), out);
            }
        } catch (Arguments.UsageException e) {
            err.println("preflight: " + e.getMessage() + "\n" + Arguments.USAGE);
        } catch (KubernetesClientException e) {
            err.println(
                    "preflight: the cluster does not answer: "
                            + (e.getCause() == null ? e : e.getCause()).getMessage()
                            + "\n  fix: kubectl cluster-info must work; KUBECONFIG and --context"
                            + " choose the cluster");
        }
        return NOT_ASKED;
    }

    static int ask(Arguments arguments, KubernetesClient client, Clock clock, PrintStream out) {
        Cluster cluster = new Cluster(client, arguments.namespace(), arguments.release(), clock);
        Preflight preflight = new Preflight(cluster);
        Stage stage = arguments.stage().orElseGet(preflight::likelyStage);
        List<CheckResult> results =
                preflight.run(Preflight.checks(stage, Versions.load(), arguments.maxLagRecords()));
        String when = stage.name().toLowerCase(Locale.ROOT);
        out.print(
                arguments.isJson()
                        ? JsonReport.of(cluster, when, results)
                        : TextReport.of(cluster, when, results));
        boolean hasFailed = results.stream().anyMatch(result -> result.count(Severity.FAILED) > 0);
        return hasFailed ? FAILED : 0;
    }

    private static KubernetesClient connect(Arguments arguments) {
        Config config =
                new ConfigBuilder(Config.autoConfigure(arguments.context()))
                        .withRequestTimeout(REQUEST_TIMEOUT_MILLIS)
                        .withRequestRetryBackoffLimit(1)
                        .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
