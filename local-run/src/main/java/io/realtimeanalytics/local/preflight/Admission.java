package io.realtimeanalytics.local.preflight;

import io.realtimeanalytics.local.folder.FolderLock;
import io.realtimeanalytics.local.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lets a run begin: the machine is fit for it and the folder belongs to it alone. */
public final class Admission {

    private Admission() {}

    /**
     * Takes the folder.
     *
     * @param portsBySetting port by the setting that chooses it
     * @throws RefusedException with every problem, and the folder not taken
     */
    public static FolderLock of(RunFolder folder, Map<String, Integer> portsBySetting)
            throws RefusedException, IOException {
        // First and alone: the ports would be busy too, for the same reason.
        FolderLock lock = take(folder);
        List<String> problems = new ArrayList<>();
        problems.addAll(Preflight.problemsOf(Machine.inspect(folder.path())));
        problems.addAll(Preflight.problemsOf(portsBySetting));
        if (!problems.isEmpty()) {
            lock.close();
            throw new RefusedException(problems);
        }
        return lock;
    }

    private static FolderLock take(RunFolder folder) throws RefusedException {
        try {
            Files.createDirectories(folder.path());
            return FolderLock.take(folder.lock())
                    .orElseThrow(() -> new RefusedException(List.of(inUse(folder))));
        } catch (IOException e) {
            throw new RefusedException(
                    List.of(
                            "cannot write to %s (%s); choose another folder with DEMO_DIR=/path"
                                    .formatted(folder.path(), e)));
        }
    }

    private static String inUse(RunFolder folder) {
        String holder;
        try {
            holder = FolderLock.holderOf(folder.lock());
        } catch (IOException e) {
            holder = "unknown";
        }
        return "%s is in use by another run (process %s); stop that one, or choose another folder and ports: DEMO_DIR=/path DEMO_PORT_OFFSET=100"
                .formatted(folder.path(), holder);
    }
}
