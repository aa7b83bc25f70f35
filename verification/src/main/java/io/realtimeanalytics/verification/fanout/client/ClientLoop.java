package io.realtimeanalytics.verification.fanout.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** The thread of all clients. */
public final class ClientLoop implements AutoCloseable {

    // More than a server may send at once: ten snapshots and what a slow client was sent meanwhile.
    private static final int BUFFER_BYTES = 8 * 1024 * 1024;
    // A client that does not read shall be slow soon.
    private static final int RECEIVE_BUFFER_BYTES = 32 * 1024;

    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "clients");
    private volatile boolean isClosing;

    private ClientLoop(Selector selector) {
        this.selector = selector;
    }

    /** Starts the thread. */
    public static ClientLoop start() throws IOException {
        ClientLoop loop = new ClientLoop(Selector.open());
        loop.thread.setDaemon(true);
        loop.thread.start();
        return loop;
    }

    /** Runs a task on the thread, some time. */
    public void run(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs a task on the thread and waits for its result. */
    public <T> T call(Supplier<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        run(
                () -> {
                    try {
                        result.complete(task.get());
                    } catch (RuntimeException e) {
                        result.completeExceptionally(e);
                    }
                });
        return result.join();
    }

    /** Opens a connection; on the thread of the loop. */
    public Connection open(int index, int port, Receiver receiver) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
            // Done at once on this machine: a backlog that is full would be the only reason to
            // wait.
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.write(FrameWriter.handshake(port));
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Connection connection = new Connection(index, channel, key, receiver);
            key.attach(connection);
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "connection " + index + " (is ulimit -n high enough?)", e);
        }
    }

    @Override
    public void close() throws IOException {
        isClosing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        selector.close();
    }

    private void run() {
        try {
            while (!isClosing) {
                selector.select(key -> ((Connection) key.attachment()).read(buffer));
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
            selector.keys().forEach(key -> ((Connection) key.attachment()).drop());
        } catch (IOException | RuntimeException e) {
            // Nothing that is measured from here on would be true.
            e.printStackTrace();
            System.exit(3);
        }
    }
}
