package io.realtimeanalytics.pipeline.pattern;

import io.realtimeanalytics.event.environment.ConfigurationException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Entry point of the patterns job. Ignores its arguments, as the live job does. */
public final class PatternsMain {

    private PatternsMain() {}

    /** Submits the job to the cluster that runs this. */
    public static void main(String[] ignored) throws Exception {
        PatternsConfig config;
        try {
            config = PatternsConfig.from(System.getenv());
        } catch (ConfigurationException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        PatternsJob.build(env, config);
        env.execute(PatternsJob.NAME);
    }
}
