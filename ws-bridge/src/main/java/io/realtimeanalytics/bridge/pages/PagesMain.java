package io.realtimeanalytics.bridge.pages;

import io.realtimeanalytics.bridge.http.PageRoutes;
import io.realtimeanalytics.bridge.http.StaticFiles;
import io.realtimeanalytics.event.environment.ConfigurationException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** Serves the dashboard's files with the configuration in the environment. */
public final class PagesMain {

    private static final int EXIT_BAD_CONFIGURATION = 2;
    private static final int EXIT_CANNOT_START = 1;

    private PagesMain() {}

    /** Runs until the process is told to end. */
    public static void main(String[] arguments) throws InterruptedException {
        System.getProperties().putIfAbsent("logback.configurationFile", "bridge-logback.xml");
        try {
            run(PagesConfig.from(System.getenv()));
        } catch (ConfigurationException e) {
            fail(e, EXIT_BAD_CONFIGURATION);
        } catch (IOException e) {
            fail(e, EXIT_CANNOT_START);
        }
    }

    private static void run(PagesConfig config) throws IOException, InterruptedException {
        PagesServer server = new PagesServer(new PageRoutes(StaticFiles.in(config.directory())));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    server.close();
                                    ended.countDown();
                                },
                                "pages-shutdown"));
        server.start(config.host(), config.port());
        LoggerFactory.getLogger(PagesMain.class)
                .info("dashboard on http://{}:{}", config.host(), server.boundPort());
        ended.await();
    }

    private static void fail(Exception problem, int exitCode) {
        System.err.println(problem.getMessage());
        System.exit(exitCode);
    }
}
