package io.realtimeanalytics.local.signal;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * What happens on the signals that ask a process to end.
 *
 * <p>A shutdown hook does not do: while one runs, a second Ctrl-C is ignored. The JDK's own API for
 * signals is not for direct use by the compiler's rules, hence reflection.
 */
public final class Signals {

    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

    private Signals() {}

    /** Runs an action, on a thread of the JVM's, each time the process is asked to end. */
    public static void onEnd(Runnable action) {
        for (String signal : ENDING) {
            handle(signal, action);
        }
    }

    /** Makes this process immune to Ctrl-C. */
    public static void ignoreInterrupt() {
        handle("INT", () -> {});
    }

    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (self, method, arguments) -> {
                                if (method.getName().equals("handle")) {
                                    action.run();
                                }
                                return null;
                            });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // No such signal here, or the JVM keeps it to itself (-Xrs): it does what it always
            // does.
            return;
        }
    }
}
