package io.realtimeanalytics.verification.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineEntrypointTest {

    private static final Path SCRIPT =
            Path.of("../images/pipeline-job/src/main/image/opt/flink/bin/pipeline-entrypoint.sh");

    @TempDir private Path folder;
    private Path flink = SCRIPT;

    @BeforeEach
    void standInForFlinksOwnEntrypoint() throws IOException {
        flink = folder.resolve("docker-entrypoint.sh");
        Files.writeString(flink, "#!/bin/sh\nfor a in \"$@\"; do echo \"[$a]\"; done\nexit 7\n");
        Files.setPosixFilePermissions(flink, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void turnsTheHostIntoASettingThatFlinkKnows() throws Exception {
        assertThat(
                        handedToFlink(
                                "standalone-job",
                                "--job-classname",
                                "org.example.Main",
                                "--host",
                                "10.244.0.19",
                                "-D",
                                "a.b=c d"))
                .containsExactly(
                        "[standalone-job]",
                        "[--job-classname]",
                        "[org.example.Main]",
                        "[-D]",
                        "[jobmanager.rpc.address=10.244.0.19]",
                        "[-D]",
                        "[a.b=c d]");
    }

    @Test
    void takesTheHostInOneWordToo() throws Exception {
        assertThat(handedToFlink("standalone-job", "--host=fd00::1"))
                .containsExactly("[standalone-job]", "[-D]", "[jobmanager.rpc.address=fd00::1]");
    }

    @Test
    void leavesAllElseAlone() throws Exception {
        assertThat(handedToFlink("taskmanager", "", "--webui-port", "1"))
                .containsExactly("[taskmanager]", "[]", "[--webui-port]", "[1]");
        assertThat(handedToFlink()).isEmpty();
    }

    @Test
    void refusesAHostWithoutAddress() throws Exception {
        Process process = start("standalone-job", "--host");

        assertThat(linesOf(process))
                .containsExactly("pipeline-entrypoint: --host: address missing");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    private List<String> handedToFlink(String... arguments) throws Exception {
        Process process = start(arguments);
        List<String> lines = linesOf(process);
        // Flink's process takes the place of the script, and so gets its signals.
        assertThat(process.waitFor()).isEqualTo(7);
        return lines;
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("FLINK_ENTRYPOINT", flink.toString());
        return builder.start();
    }

    private static List<String> linesOf(Process process) throws IOException {
        byte[] output = process.getInputStream().readAllBytes();
        return new String(output, StandardCharsets.UTF_8).lines().toList();
    }
}
