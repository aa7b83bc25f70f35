package io.realtimeanalytics.local;

import io.realtimeanalytics.local.console.Console;
import io.realtimeanalytics.local.part.FailedStartException;
import io.realtimeanalytics.local.preflight.Machine;
import io.realtimeanalytics.local.preflight.Preflight;
import io.realtimeanalytics.local.signal.Signals;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** From the first line on the terminal to the last. */
final class Session {

    private static final int FAILED = 1;
    private static final int INTERRUPTED = 130;

    private final LocalRunConfig config;
    private final Console console;
    private final long startNanos;
    private final Thread thread = Thread.currentThread();
    private final AtomicBoolean isEnding = new AtomicBoolean();

    /**
     * @param startNanos when the process began its work
     */
    Session(LocalRunConfig config, Console console, long startNanos) {
        this.config = config;
        this.console = console;
        this.startNanos = startNanos;
    }

    /** Returns the exit status. */
    int run() throws IOException {
        Signals.onEnd(this::endOrKill);
        LocalRun run = new LocalRun(config, console);
        describeMachine();
        var unused = run.failure().thenAccept(ignored -> end());
        int status = 0;
        try {
            run.start();
            console.addresses(Addresses.of(config));
            run.report();
        } catch (FailedStartException e) {
            console.failure(String.valueOf(e.getMessage()));
            status = FAILED;
        } catch (IOException e) {
            console.failure("cannot look at " + config.folder().path() + ": " + e);
            status = FAILED;
        } catch (InterruptedException e) {
            // By end(): a part failed, or Ctrl-C.
            String failure = run.failure().getNow("");
            if (!failure.isEmpty()) {
                console.failure(failure);
                status = FAILED;
            }
        }
        isEnding.set(true);
        // What follows must not be cut short by an interrupt that came too late.
        Thread.interrupted();
        console.line("stopping");
        run.close();
        console.line("stopped; make demo goes on from here, make demo-clean forgets");
        return status;
    }

    private void describeMachine() throws IOException {
        Machine machine = Machine.inspect(config.folder().path());
        console.started(
                "Preflight",
                Duration.ofNanos(System.nanoTime() - startNanos),
                "Java %d, %s memory, %s disk, everything kept in %s"
                        .formatted(
                                machine.javaVersion(),
                                Preflight.gib(machine.availableMemoryBytes()),
                                Preflight.gib(machine.freeDiskBytes()),
                                config.folder().path()));
    }

    private void endOrKill() {
        if (isEnding.get()) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        end();
    }

    private void end() {
        if (isEnding.compareAndSet(false, true)) {
            thread.interrupt();
        }
    }
}
