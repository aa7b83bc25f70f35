package io.realtimeanalytics.local;

import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.local.console.Console;
import io.realtimeanalytics.local.folder.FolderLock;
import io.realtimeanalytics.local.folder.RunFolder;
import io.realtimeanalytics.local.preflight.Admission;
import io.realtimeanalytics.local.preflight.RefusedException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Command line of the local run. */
public final class LocalRunMain {

    private static final int NOT_STARTED = 2;
    private static final long EXIT_LIMIT_MILLIS = 5_000;

    private LocalRunMain() {}

    /** Runs until Ctrl-C, or until a part fails. */
    public static void main(String[] ignored) throws IOException {
        boolean isColored = Boolean.getBoolean("demo.color");
        Console console = new Console(System.out, isColored);
        exit(run(console));
    }

    private static int run(Console console) throws IOException {
        LocalRunConfig config;
        try {
            config = LocalRunConfig.from(System.getenv());
        } catch (ConfigurationException e) {
            console.failure(String.valueOf(e.getMessage()));
            return NOT_STARTED;
        }
        long startNanos = System.nanoTime();
        FolderLock lock;
        try {
            lock = Admission.of(config.folder(), config.ports().bySetting());
        } catch (RefusedException e) {
            e.problems().forEach(console::failure);
            return NOT_STARTED;
        }
        try {
            redirectOutput(config.folder());
            return new Session(config, console, startNanos).run();
        } catch (ConfigurationException e) {
            console.failure(String.valueOf(e.getMessage()));
            return NOT_STARTED;
        } finally {
            lock.close();
        }
    }

    // What libraries print goes where they log: the terminal is for people.
    private static void redirectOutput(RunFolder folder) throws IOException {
        Files.createDirectories(folder.logs());
        System.setProperty("demo.logs", folder.logs().toString());
        PrintStream file =
                new PrintStream(
                        new FileOutputStream(folder.logs().resolve("output.log").toFile()),
                        true,
                        StandardCharsets.UTF_8);
        System.setOut(file);
        System.setErr(file);
    }

    private static void exit(int status) {
        Thread deadline =
                new Thread(
                        () -> {
                            try {
                                Thread.sleep(EXIT_LIMIT_MILLIS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            Runtime.getRuntime().halt(status);
                        },
                        "exit-deadline");
        deadline.setDaemon(true);
        deadline.start();
        System.exit(status);
    }
}
