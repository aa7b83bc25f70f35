package io.realtimeanalytics.local.registry;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How the registry's process is started.
 *
 * @param program folder with the unpacked registry
 * @param database folder that its database lives in
 * @param log file for its output
 */
record RegistryCommand(Path program, Path database, Path log, int port) {

    // Nothing else: the registry would read settings meant for other programs.
    private static final Set<String> KEPT_VARIABLES = Set.of("PATH", "HOME", "LANG", "TMPDIR");

    ProcessBuilder toProcess() throws IOException {
        ProcessBuilder process = new ProcessBuilder(arguments());
        process.environment().keySet().retainAll(KEPT_VARIABLES);
        // Its own folder: it reads configuration files from the working directory.
        process.directory(Files.createDirectories(database).toFile());
        Files.createDirectories(log.toAbsolutePath().getParent());
        return process.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
    }

    private List<String> arguments() throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        arguments.addAll(
                List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        property(arguments, "quarkus.http.host", "127.0.0.1");
        property(arguments, "quarkus.http.port", Integer.toString(port));
        property(arguments, "quarkus.datasource.jdbc.initial-size", "2");
        property(arguments, "quarkus.datasource.jdbc.min-size", "2");
        property(arguments, "quarkus.datasource.jdbc.max-size", "8");
        // On disk, and each commit at once: ids handed out must survive a kill.
        property(
                arguments,
                "quarkus.datasource.jdbc.url",
                "jdbc:h2:file:" + database.resolve("registry") + ";WRITE_DELAY=0");
        arguments.add("-cp");
        arguments.add(runnerJar() + File.pathSeparator + ownClasses());
        arguments.add(RegistryProcess.class.getName());
        return arguments;
    }

    private static void property(List<String> arguments, String name, String value) {
        arguments.add("-D" + name + "=" + value);
    }

    private Path runnerJar() throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(program, "*-runner.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        }
        throw new IOException("no schema registry in " + program + "; build it with make build");
    }

    private static Path ownClasses() throws IOException {
        try {
            return Path.of(
                    RegistryProcess.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
