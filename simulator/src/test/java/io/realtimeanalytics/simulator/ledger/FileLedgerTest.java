package io.realtimeanalytics.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.simulator.fault.EventClass;
import io.realtimeanalytics.simulator.traffic.Outgoing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTest {

    @TempDir private Path folder;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = folder.resolve("new/folder/ledger.txt");
    }

    @Test
    void writesOneLineForEachEventAndAnswer() throws IOException {
        try (FileLedger ledger = FileLedger.open(path, -5, 1_700)) {
            ledger.sent(event("a", EventClass.OUT_OF_ORDER));
            ledger.failed("a");
            ledger.settled(1);
            ledger.flush();
        }

        assertThat(path)
                .hasContent("R,-5,1700\nS,a,shop,990,1000,page_view,out_of_order\nF,a\nA,1\n");
    }

    @Test
    void writesNothingBeforeItIsFlushed() throws IOException {
        try (FileLedger ledger = FileLedger.open(path, 1, 2)) {
            ledger.sent(event("a", EventClass.NORMAL));

            assertThat(path).hasContent("R,1,2\n");
        }
        assertThat(Files.readAllLines(path)).hasSize(2);
    }

    @Test
    void tellsOnlyNewsAboutWhatIsSettled() {
        try (FileLedger ledger = FileLedger.open(path, 1, 2)) {
            ledger.settled(0);
            ledger.settled(3);
            ledger.settled(3);
        }

        assertThat(path).hasContent("R,1,2\nA,3\n");
    }

    @Test
    void appendsRunsAndDropsTheHalfLineOfAKilledOne() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "R,1,2\nS,a,shop,990,1000,page_view,normal\nS,b,shop,99");

        FileLedger.open(path, 3, 4).close();

        assertThat(path).hasContent("R,1,2\nS,a,shop,990,1000,page_view,normal\nR,3,4\n");
    }

    @Test
    void saysWhichFileCannotBeWritten() {
        assertThatThrownBy(() -> FileLedger.open(folder, 1, 2))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("ledger " + folder);
    }

    private static Outgoing event(String id, EventClass eventClass) {
        return new Outgoing(
                id,
                "shop",
                EventType.page_view,
                eventClass,
                1_000,
                990,
                1_000,
                new byte[0],
                new byte[0]);
    }
}
