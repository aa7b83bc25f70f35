package io.realtimeanalytics.local.registry;

import io.realtimeanalytics.local.signal.Signals;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/**
 * Main class of the registry's process: runs the server as long as the parent lives.
 *
 * <p>The parent holds the other end of standard input and never writes. However the parent ends,
 * the operating system closes that end, and this process ends too.
 */
public final class RegistryProcess {

    private static final String SERVER_MAIN = "io.quarkus.runner.GeneratedMain";
    private static final long GRACE_MILLIS = 3_000;

    private RegistryProcess() {}

    /** Runs the server. */
    public static void main(String[] arguments)
            throws ClassNotFoundException, NoSuchMethodException, IllegalAccessException {
        // Ctrl-C reaches every process of the terminal; the parent decides when this one ends.
        Signals.ignoreInterrupt();
        Thread watch = new Thread(RegistryProcess::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(SERVER_MAIN)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the registry server failed", e.getCause());
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent.
            }
        } catch (IOException e) {
            // As good as closed.
        }
        Thread deadline = new Thread(RegistryProcess::haltAfterGrace, "exit-deadline");
        deadline.setDaemon(true);
        deadline.start();
        System.exit(0);
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
