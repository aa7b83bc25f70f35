package io.realtimeanalytics.local.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.realtimeanalytics.local.folder.FolderLock;
import io.realtimeanalytics.local.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmissionTest {

    @TempDir private Path folder;

    @Test
    void keepsASecondRunOutOfTheFolderAndNamesTheFirst() throws Exception {
        RunFolder runFolder = new RunFolder(folder.resolve("demo"));
        try (FolderLock first = Admission.of(runFolder, Map.of())) {
            assertThat(first).isNotNull();

            RefusedException refusal =
                    catchThrowableOfType(
                            RefusedException.class, () -> Admission.of(runFolder, Map.of()));

            assertThat(refusal.problems())
                    .singleElement()
                    .asString()
                    .contains("in use by another run")
                    .contains("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void letsTheNextRunInAfterTheFirst() throws Exception {
        RunFolder runFolder = new RunFolder(folder);
        Admission.of(runFolder, Map.of()).close();

        Admission.of(runFolder, Map.of()).close();

        assertThat(runFolder.lock()).isEmptyFile();
    }

    @Test
    void saysThatTheFolderCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        RefusedException refusal =
                catchThrowableOfType(
                        RefusedException.class,
                        () -> Admission.of(new RunFolder(file.resolve("demo")), Map.of()));

        assertThat(refusal.problems())
                .singleElement()
                .asString()
                .startsWith("cannot write to " + file.resolve("demo"))
                .endsWith("choose another folder with DEMO_DIR=/path");
    }
}
