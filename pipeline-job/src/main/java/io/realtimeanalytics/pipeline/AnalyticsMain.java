package io.realtimeanalytics.pipeline;

import io.realtimeanalytics.event.environment.ConfigurationException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Entry point of the live job. Ignores its arguments: see {@link PipelineConfig}. */
public final class AnalyticsMain {

    private AnalyticsMain() {}

    /** Submits the job to the cluster that runs this. */
    public static void main(String[] ignored) throws Exception {
        PipelineConfig config;
        try {
            config = PipelineConfig.from(System.getenv());
        } catch (ConfigurationException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        AnalyticsJob.build(env, config);
        env.execute(AnalyticsJob.NAME);
    }
}
