package io.realtimeanalytics.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realtimeanalytics.preflight.cluster.StandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** The whole program on a cluster in which nearly everything is missing. */
class PreflightMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void failuresAreListedWithTheirFixesAndCounted() {
        int status = ask();

        assertThat(status).isEqualTo(1);
        assertThat(out.toString(UTF_8))
                .contains("namespace analytics, after an install")
                .contains("FAIL  analytics: does not exist\n        fix: kubectl apply")
                .containsPattern("\\d+ fine, \\d+ to look at, \\d+ failed, 2 not known");
    }

    @Test
    void programsGetTheSameAsJson() throws IOException {
        ask("--json");

        JsonNode report = new ObjectMapper().readTree(out.toByteArray());
        assertThat(report.path("stage").asText()).isEqualTo("after");
        assertThat(report.path("failed").asInt())
                .isPositive()
                .isEqualTo(
                        report.findValuesAsText("severity").stream()
                                .filter("failed"::equals)
                                .count());
    }

    @Test
    void whatMayNotBeAskedIsNotKnown() {
        ask();

        assertThat(out.toString(UTF_8))
                .contains("?     Storage: you may not ask: storage is not yours");
    }

    private int ask(String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "after";
        System.arraycopy(options, 0, words, 1, options.length);
        try (StandIn standIn = emptyCluster()) {
            return PreflightMain.ask(
                    Arguments.parse(words),
                    standIn.cluster().client(),
                    standIn.cluster().clock(),
                    new PrintStream(out, true, UTF_8));
        }
    }

    /** Answers 404 to whatever is not told here. */
    private static StandIn emptyCluster() {
        String none = "{\"kind\": \"List\", \"apiVersion\": \"v1\", \"items\": []}";
        return StandIn.withAnswers()
                .version("1", "34")
                .answer("/apis/apps/v1/deployments", 200, none)
                .answer(
                        "/apis/storage.k8s.io/v1/storageclasses",
                        403,
                        "{\"kind\": \"Status\", \"code\": 403, \"message\": \"storage is not yours\"}")
                .answerPost(
                        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                        "{\"status\": {\"allowed\": true}}")
                .answer("/api/v1/namespaces/analytics/pods", 200, none)
                .answer(
                        "/api/v1/namespaces/analytics/pods?labelSelector="
                                + "app.kubernetes.io%2Fname%3Dws-bridge"
                                + "%2Capp.kubernetes.io%2Finstance%3Danalytics",
                        200, none)
                .answer(
                        "/apis/autoscaling/v2/namespaces/analytics/horizontalpodautoscalers",
                        200,
                        none);
    }
}
