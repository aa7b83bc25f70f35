package io.realtimeanalytics.verification.fanout.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server in a process of its own, which never outlives this one. */
public final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final int port;
    private final OutputStream input;
    private final Usage usage;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        this.input = new BufferedOutputStream(process.getOutputStream());
        this.usage = new Usage(process.pid());
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Starts a program of this class path. */
    static ServerProcess java(
            List<String> options,
            Class<?> mainClass,
            int port,
            List<String> arguments,
            Map<String, String> variables,
            Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(tool("java"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(mainClass.getName());
        command.addAll(arguments);
        return start(command, port, variables, log);
    }

    /** Starts any program. */
    static ServerProcess start(
            List<String> command, int port, Map<String, String> variables, Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(variables);
        return new ServerProcess(builder.start(), port);
    }

    /** A tool of the JDK that runs this program. */
    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Its standard input. */
    public OutputStream input() {
        return input;
    }

    /** What it uses of the machine. */
    public Usage usage() {
        return usage;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
