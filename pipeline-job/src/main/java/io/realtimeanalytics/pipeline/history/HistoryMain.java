package io.realtimeanalytics.pipeline.history;

import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.history.HistoryConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Entry point of the history job. Ignores its arguments, as the live job does. */
public final class HistoryMain {

    private HistoryMain() {}

    /** Submits the job to the cluster that runs this. */
    public static void main(String[] ignored) throws Exception {
        HistoryConfig config;
        try {
            config = HistoryConfig.from(System.getenv());
        } catch (ConfigurationException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        HistoryJob.build(env, config);
        env.execute(HistoryJob.NAME);
    }
}
