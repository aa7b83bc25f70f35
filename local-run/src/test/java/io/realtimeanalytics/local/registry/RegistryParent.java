package io.realtimeanalytics.local.registry;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that starts a registry, tells its process id, and waits to be killed. */
final class RegistryParent {

    private RegistryParent() {}

    /** Takes the program's folder, the folder for data and the port. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1]);
        LocalRegistry registry =
                new LocalRegistry(
                        Path.of(arguments[0]),
                        data.resolve("registry"),
                        data.resolve("registry.log"),
                        Integer.parseInt(arguments[2]),
                        System.err::println);
        registry.start();
        System.out.println(
                ProcessHandle.current()
                        .children()
                        .findFirst()
                        .map(ProcessHandle::pid)
                        .orElseThrow());
        new CountDownLatch(1).await();
    }
}
